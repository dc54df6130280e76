import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { describeImage } from '../../src/explain/describe-image.ts';
import { lookupImage } from '../../src/images/lookup.ts';
import { overrideImages, readImageOverride } from '../../src/images/override.ts';
import { imageTable } from '../../src/images/table.ts';

const digest = `sha256:${'0123456789abcdef'.repeat(4)}`;

/** The text behind a label, its continuation lines joined. */
function field(text: string, label: string): string {
  const lines = text.split('\n');
  const at = lines.findIndex((line) => line.startsWith(`  ${label.padEnd(19)}`));
  if (at === -1) return '(no such line)';
  const rest = lines.slice(at + 1);
  const end = rest.findIndex((line) => !line.startsWith(' '.repeat(21)));
  return [lines[at]?.slice(21), ...rest.slice(0, end === -1 ? undefined : end).map((line) => line.trim())].join(' ');
}

const fields: readonly (readonly [reference: string, label: string, text: string])[] = [
  ['node:20-alpine', 'reference', 'docker.io/library/node:20-alpine'],
  ['node:20-alpine', 'table entry', 'node'],
  ['node:20-alpine', 'family', 'alpine'],
  ['node:20-alpine', 'default user', 'root'],
  ['node:20-alpine', 'for applications', 'node (uid 1000, gid 1000, home /home/node)'],
  ['node:20-alpine', 'users are made by', 'addgroup and adduser of BusyBox'],
  ['node:20-alpine', 'shell', 'yes'],
  ['node:20-alpine', 'starts', 'repl: an interpreter for a person'],
  ['node:20-alpine', 'ENTRYPOINT', '["docker-entrypoint.sh"]'],
  ['node:20-alpine', 'CMD', '["node"]'],
  ['node:20-alpine', 'working directory', '/'],
  ['node:20-alpine', 'volumes', 'none'],
  ['node:20-alpine', 'confidence', 'high'],
  ['node', 'reference', 'docker.io/library/node:latest'],
  ['nginx', 'for applications', 'none; the image also has nginx (uid 101, gid 101, home /nonexistent)'],
  ['nginx', 'ports', '80, one of them below 1024'],
  ['amazonlinux:2', 'users are made by', 'no tool for it in the image; yum install -y shadow-utils && yum clean all'],
  ['postgres:16', 'volumes', '/var/lib/postgresql/data'],
  ['maven:3', 'below /root', 'MAVEN_CONFIG=/root/.m2'],
  ['python:3-onbuild', 'ONBUILD', 'it has triggers'],
  ['gcr.io/distroless/static', 'shell', 'none'],
  ['gcr.io/distroless/static', 'as non-root', ':nonroot tag (debug: :debug-nonroot)'],
  ['elasticsearch:2.4', 'default user', 'unknown'],
  ['mcr.microsoft.com/windows/nanoserver', '', 'a Windows image: it has no root, and unroot leaves it as it is'],
  [`golang@${digest}`, 'reference', `docker.io/library/golang@${digest}`],
  [`golang@${digest}`, 'default user', 'root'],
  [`golang@${digest}`, 'ENTRYPOINT', 'none'],
  [`golang@${digest}`, 'CMD', 'unknown: it differs by tag, and only a digest is named'],
  [`golang@${digest}`, 'working directory', '/go'],
  [`postgres@${digest}`, 'volumes', 'unknown: it differs by tag, and only a digest is named'],
  ['someone/thing', 'table entry', 'none'],
];

for (const [reference, label, text] of fields) {
  test(`says of ${reference.slice(0, 40)}: ${label}`, () => {
    assert.is(field(describeImage(reference), label), text);
  });
}

test('every source has a line of its own', () => {
  const text = describeImage('node:20');
  for (const source of lookupImage('node:20')?.source ?? []) assert.ok(text.includes(source.split(' ')[0] ?? ''), source);
  assert.ok(text.split('\n').length > 25);
});

test('an unknown image says how to tell', () => {
  const text = describeImage('someone/thing');
  assert.ok(text.includes('key images'));
  assert.ok(text.includes('.unroot.json'));
  assert.ok(text.includes('"like"'));
});

test('what is no reference says so', () => {
  for (const text of ['', 'Node', 'a b', '$BASE', 'node:']) assert.ok(describeImage(text).includes('is no image reference'), text);
});

test('what a configuration tells is shown, and from where', () => {
  const images = overrideImages([readImageOverride('acme/*', { family: 'debian', user: 'root', appUser: 'web' }, '.unroot.json')], lookupImage);
  const text = describeImage('acme/base:1', images);
  assert.is(field(text, 'for applications'), 'web');
  assert.is(field(text, 'sources'), '.unroot.json: acme/*');
  assert.is(field(text, 'ENTRYPOINT'), 'unknown');
});

test('every entry is told in lines that fit, where words do', () => {
  for (const { image } of imageTable().entries) {
    const reference = image.endsWith('*') ? `${image.slice(0, -1)}x` : image;
    const text = describeImage(reference);
    assert.is(text.endsWith('\n'), false);
    for (const line of text.split('\n')) {
      assert.ok(line.length <= 100 || !/\S \S/.test(line.slice(21)), `${image}: ${line}`);
      assert.is(line, line.trimEnd(), image);
    }
  }
});

test.run();
