import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { ignoreRules, readIgnoreRules } from '../../src/context/dockerignore.ts';
import { temporaryTree } from '../locate/temporary-tree.ts';
import { endsSoon } from '../ends-soon.ts';

/** Ignore file, path, whether it is left out: by the rules of the Dockerfile reference, ".dockerignore file". */
const CASES: readonly (readonly [text: string, path: string, out: boolean])[] = [
  ['node_modules', 'node_modules/a/b.js', true],
  ['node_modules', 'web/node_modules', false],
  ['/start.sh', 'start.sh', true],
  ['./start.sh/', 'start.sh', true],
  ['*.md', 'README.md', true],
  ['*.md', 'docs/README.md', false],
  ['*/temp*', 'somedir/temporary.txt', true],
  ['*/temp*', 'a/b/temporary.txt', false],
  ['*/*/temp*', 'somedir/subdir/temporary.txt', true],
  ['temp?', 'tempa', true],
  ['temp?', 'temp', false],
  ['**/*.go', 'main.go', true],
  ['**/*.go', 'a/b/c/main.go', true],
  ['**/*.go', 'a/b/main.goo', false],
  ['a/**/z', 'a/z', true],
  ['a/**/z', 'a/b/c/z/file', true],
  ['**', 'anything/at/all', true],
  ['**.sh', 'bin/start.sh', true],
  ['*\n!start.sh', 'start.sh', false],
  ['*\n!start.sh', 'other', true],
  ['*\n!bin\nbin/*.tmp', 'bin/x.tmp', true],
  ['*\n!bin\nbin/*.tmp', 'bin/x', false],
  ['*.md\n!README*.md\nREADME-secret.md', 'README-secret.md', true],
  ['*.md\nREADME-secret.md\n!README*.md', 'README-secret.md', false],
  ['# start.sh\n\n!\n', 'start.sh', false],
  [' start.sh \r', 'start.sh', true],
  ['[a-c]x', 'bx', true],
  ['[^a-c]x', 'bx', false],
  ['[^a-c]x', 'dx', true],
  ['a\\*b', 'a*b', true],
  ['a\\*b', 'axb', false],
  ['[unclosed', '[unclosed', true],
  ['..', 'start.sh', false],
  ['\ufeffstart.sh', 'start.sh', true],
  ['start.sh\r\n!start.sh\r\n', 'start.sh', false],
  ['bin/*\n!bin/a', 'bin/a', false],
  ['bin\n!bin/a', 'bin/a', false],
  ['bin\n!bin/a', 'bin/b', true],
  ['  # start.sh', 'start.sh', false],
  ['x'.repeat(2000), 'x'.repeat(1000), false],
];

for (const [text, path, out] of CASES) {
  test(`${JSON.stringify(text)}: ${path} ${out ? 'is left out' : 'is there'}`, () => assert.is(ignoreRules(text)(path), out));
}

test('the file beside the Dockerfile goes over that of the context; links and overlong ones are none', () => {
  const root = temporaryTree({ '.dockerignore': 'a', 'web.Dockerfile.dockerignore': 'b', 'large/.dockerignore': 'x\n'.repeat(40_000), 'linked/x': '' });
  const out = (folder: string, dockerfile: string): string => ['a', 'b', 'x'].filter(readIgnoreRules(join(root, folder), join(root, dockerfile))).join();
  assert.is(out('', 'Dockerfile'), 'a');
  assert.is(out('', 'web.Dockerfile'), 'b');
  assert.is(out('large', 'Dockerfile'), '');
  assert.is(out('nowhere', 'Dockerfile'), '');
  symlinkSync('../.dockerignore', join(root, 'linked/.dockerignore'));
  assert.is(out('linked', 'Dockerfile'), '');
});

test('what is made to hurt costs little', () => {
  const paths = Array.from({ length: 1000 }, (_, index) => `folder${index}/sub/file${index}.txt`);
  for (const text of ['['.repeat(60_000), '['.repeat(30).concat('\n').repeat(2000), Array.from({ length: 2000 }, (_, index) => `**/x${index}*y`).join('\n'), `${'*'.repeat(60_000)}b`]) {
    endsSoon(() => paths.filter(ignoreRules(text)), text);
  }
});

test('very many stars, rules and folders cost little', () => {
  const stars = `${'*a'.repeat(1000)}b`;
  assert.is(ignoreRules(stars)('a'.repeat(1000)), false);
  assert.is(ignoreRules(`${'**/a/'.repeat(500)}b`)('a/'.repeat(500)), false);
  assert.is(ignoreRules('x\n'.repeat(5000))('x'), false, 'more rules than any context has');
});

test.run();
