import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { parseReference } from '../../src/images/reference.ts';
import { referenceNames } from '../../src/images/reference-names.ts';
import { spellOut } from '../../src/images/spell-out.ts';

const digest = `sha256:${'0123456789abcdef'.repeat(4)}`;

const cases: readonly (readonly [reference: string, names: readonly string[]])[] = [
  ['node', ['node', 'docker.io/library/node', 'node:latest', 'docker.io/library/node:latest']],
  ['node:20', ['node:20', 'node', 'docker.io/library/node', 'docker.io/library/node:20']],
  [`node:20@${digest}`, [`node:20@${digest}`, 'node', 'docker.io/library/node', 'node:20', 'docker.io/library/node:20']],
  [`node@${digest}`, [`node@${digest}`, 'node', 'docker.io/library/node']],
  ['docker.io/node:1', ['docker.io/node:1', 'docker.io/node', 'docker.io/library/node', 'node', 'docker.io/library/node:1', 'node:1']],
  ['a/b:1', ['a/b:1', 'a/b', 'docker.io/a/b', 'docker.io/a/b:1']],
  ['host:5000/a:1', ['host:5000/a:1', 'host:5000/a']],
  ['localhost/a', ['localhost/a', 'localhost/a:latest']],
];

for (const [reference, names] of cases) {
  test(`names of ${reference}`, () => {
    assert.is(referenceNames(parseReference(reference)).join('\n'), names.join('\n'));
  });
}

test('what is no reference has no names', () => {
  for (const text of ['', 'Node', '$BASE', 'a:b:c']) assert.is(referenceNames(parseReference(text)).length, 0, text);
});

test('a reference is spelled out', () => {
  assert.is(spellOut(parseReference('node:20')), 'docker.io/library/node');
  assert.is(spellOut(parseReference('library/node')), 'docker.io/library/node');
  assert.is(spellOut(parseReference('arm64v8/node')), 'docker.io/arm64v8/node');
  assert.is(spellOut(parseReference('docker.io/node')), 'docker.io/library/node');
  assert.is(spellOut(parseReference(`quay.io/a/b:1@${digest}`)), 'quay.io/a/b');
  assert.is(spellOut(parseReference('host:5000/a')), 'host:5000/a');
});

test.run();
