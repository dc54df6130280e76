import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { endsSoon } from '../ends-soon.ts';
import { parseReference } from '../../src/images/reference.ts';

const digest = `sha256:${'0123456789abcdef'.repeat(4)}`;

const cases: readonly (readonly [text: string, registry: string, name: string, tag: string])[] = [
  ['node', 'docker.io', 'node', 'latest'],
  ['node:20', 'docker.io', 'node', '20'],
  ['library/node:20', 'docker.io', 'node', '20'],
  ['docker.io/node', 'docker.io', 'node', 'latest'],
  ['docker.io/library/node:20', 'docker.io', 'node', '20'],
  ['index.docker.io/library/node', 'index.docker.io', 'node', 'latest'],
  ['registry.hub.docker.com/library/node:1', 'registry.hub.docker.com', 'node', '1'],
  ['registry-1.docker.io/grafana/grafana', 'registry-1.docker.io', 'grafana/grafana', 'latest'],
  ['mirror.gcr.io/library/node:1', 'mirror.gcr.io', 'node', '1'],
  ['mirror.gcr.io/grafana/grafana:1', 'mirror.gcr.io', 'grafana/grafana', '1'],
  ['public.ecr.aws/docker/library/node:1', 'public.ecr.aws', 'node', '1'],
  ['public.ecr.aws/lambda/python:3.9', 'public.ecr.aws', 'public.ecr.aws/lambda/python', '3.9'],
  ['1234.dkr.ecr.eu-west-1.amazonaws.com/docker-hub/library/node:1', '1234.dkr.ecr.eu-west-1.amazonaws.com', 'node', '1'],
  ['harbor.example/dockerhub-proxy/library/node:1', 'harbor.example', 'node', '1'],
  ['harbor.example/library/node:1', 'harbor.example', 'harbor.example/library/node', '1'],
  ['gitlab.example:443/group/dependency_proxy/containers/node:1', 'gitlab.example:443', 'node', '1'],
  ['gitlab.example/g/dependency_proxy/containers/a/b:1', 'gitlab.example', 'a/b', '1'],
  ['amd64/node:1', 'docker.io', 'node', '1'],
  ['arm32v7/node', 'docker.io', 'node', 'latest'],
  ['arm64v8/node', 'docker.io', 'node', 'latest'],
  ['quay.io/arm64v8/node', 'quay.io', 'quay.io/arm64v8/node', 'latest'],
  ['someone/node', 'docker.io', 'someone/node', 'latest'],
  ['host:5000/a/b:tag', 'host:5000', 'host:5000/a/b', 'tag'],
  [`host:5000/a/b:tag@${digest}`, 'host:5000', 'host:5000/a/b', 'tag'],
  ['localhost/a', 'localhost', 'localhost/a', 'latest'],
  ['HOST/a', 'HOST', 'HOST/a', 'latest'],
  ['quay.io/a/b', 'quay.io', 'quay.io/a/b', 'latest'],
  ['ghcr.io/a/b-c_d.e:X_1.2-3', 'ghcr.io', 'ghcr.io/a/b-c_d.e', 'X_1.2-3'],
  ['gcr.io/distroless/static:nonroot', 'gcr.io', 'gcr.io/distroless/static', 'nonroot'],
  ['scratch', 'docker.io', 'scratch', 'latest'],
];

for (const [text, registry, name, tag] of cases) {
  test(`reads ${text}`, () => {
    const reference = parseReference(text);
    assert.is(reference.valid, true);
    assert.is(reference.original, text);
    assert.is(reference.registry, registry);
    assert.is(reference.name, name);
    assert.is(reference.tag, tag);
    assert.is(reference.tagKnown, true);
  });
}

test('a digest alone leaves the tag unknown', () => {
  const reference = parseReference(`node@${digest}`);
  assert.is(reference.name, 'node');
  assert.is(reference.tag, '');
  assert.is(reference.tagKnown, false);
  assert.is(reference.digest, digest);
  assert.is(parseReference(`node:20@${digest}`).tagKnown, true);
  assert.is(parseReference('node').digest, undefined);
});

test('what Docker refuses is not valid', () => {
  const refused = [
    '', ' ', 'Node', 'node:', 'node:-a', 'node@', 'node@sha256', 'node:a b', '/node', 'node/', 'a//b', '-a', 'a-', '$BASE', '${BASE}:1',
    'node:${TAG}', 'node:$TAG', 'https://node', 'a:b:c', 'host.example/', 'host:x/a', 'é', `a${'a'.repeat(255)}`, `a:${'b'.repeat(129)}`,
    '[“node”]', 'a..b@', '<image>', '{{image}}', 'node\n',
  ];
  for (const text of refused) {
    const reference = parseReference(text);
    assert.is(reference.valid, false, text);
    assert.is(reference.name, '', text);
  }
});

test('hostile text ends quickly', () => {
  for (const piece of ['a', 'a.', 'a-', '/', 'a/', ':', '@', '.', '-', 'a__', 'library/', 'dependency_proxy/containers/']) {
    for (const before of ['', 'docker.io/', 'a@']) endsSoon(() => parseReference(`${before}${piece.repeat(100_000)}`), piece);
  }
});

test.run();
