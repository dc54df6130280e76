import * as fc from 'fast-check';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { fuzzInput, rewriteInputOf } from '../../../soundness/fuzz/input.ts';
import { decodeSource } from '../../../src/dockerfile/read.ts';
import { formatFilePatch } from '../../../src/report/patch.ts';
import { rewriteText } from '../../../src/rewrite/rewrite.ts';
import { git } from '../../cli/harness.ts';
import { temporaryTree } from '../../locate/temporary-tree.ts';

/** A folder for each file: git takes any number of them in one patch. */
const nameOf = (index: number): string => `d${index}/Dockerfile`;

test('git applies and reverses one patch of all that changed among files that nobody wrote', () => {
  const inputs = fc.sample(fuzzInput, { seed: 42, numRuns: 1_500 }).filter(({ text }) => decodeSource(Buffer.from(text)).ok);
  const changed = inputs.map((input) => rewriteText(rewriteInputOf(input))).filter(({ before, after }) => before !== after);
  assert.ok(changed.length > 200, String(changed.length));
  assert.ok(changed.some(({ before }) => before.includes('\r\n')) && changed.some(({ before }) => before.startsWith('\ufeff')) && changed.some(({ after }) => !after.endsWith('\n')));
  const root = temporaryTree();
  const texts = (): readonly string[] => changed.map((_, index) => readFileSync(join(root, nameOf(index)), 'utf8'));
  for (const [index, { before }] of changed.entries()) {
    mkdirSync(join(root, `d${index}`));
    writeFileSync(join(root, nameOf(index)), before);
  }
  const patch = changed.map(({ before, after }, index) => formatFilePatch(nameOf(index), before, after, false)).join('');
  git(root, ['apply', '-'], patch);
  for (const [index, text] of texts().entries()) assert.is(text, changed[index]?.after);
  git(root, ['apply', '-R', '-'], patch);
  for (const [index, text] of texts().entries()) assert.is(text, changed[index]?.before);
});

test.run();
