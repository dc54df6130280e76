import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { readResult } from '../../src/bulk/read-result.ts';
import { storeOutcome } from '../../src/bulk/store-outcome.ts';
import { inFolder } from '../cli/harness.ts';
import { resultOf } from './reports/stored-run.ts';

const RESULT = resultOf({ path: 'org/größe\u001b', status: 'skipped', code: 'no-commits', message: 'a\u2028b', notes: [{ path: 'x', message: 'y' }] });
const { folder: NAME } = RESULT;

test('what was stored', () => inFolder({}, async (out) => {
  await storeOutcome(out, { result: RESULT });
  assert.equal(await readResult(out, NAME), RESULT);
  assert.is(await readResult(out, 'none'), undefined);
}));

/** What stands in the file, and what is wrong with it. */
const WRONG: Readonly<Record<string, string>> = {
  'nothing': '',
  'half of it': JSON.stringify(RESULT).slice(0, -20),
  'another kind of value': '[]',
  'null': 'null',
  'a number': '1',
  'no schema version': JSON.stringify({ ...RESULT, schemaVersion: undefined }),
  'a later schema version': JSON.stringify({ ...RESULT, schemaVersion: 2 }),
  'a text for a schema version': JSON.stringify({ ...RESULT, schemaVersion: '1' }),
  'another folder': JSON.stringify({ ...RESULT, folder: 'other' }),
  'a folder that leads out': JSON.stringify({ ...RESULT, folder: '../x' }),
  'an unknown status': JSON.stringify({ ...RESULT, status: 'fine' }),
  'no status': JSON.stringify({ ...RESULT, status: undefined }),
  'no path': JSON.stringify({ ...RESULT, path: 1 }),
  'no options': JSON.stringify({ ...RESULT, options: null }),
  'no files': JSON.stringify({ ...RESULT, files: {} }),
  'no tool': JSON.stringify({ ...RESULT, tool: undefined }),
  'null for a tool': JSON.stringify({ ...RESULT, tool: null }),
  'no summary': JSON.stringify({ ...RESULT, summary: undefined }),
  'a path from the prototype': JSON.stringify({ ...RESULT, path: undefined }).replace('{', '{"__proto__":{"path":"x"},'),
};

for (const [what, text] of Object.entries(WRONG)) {
  test(`${what} is no result`, () => inFolder({ [`repos/${NAME}/findings.json`]: text }, async (out) => {
    assert.is(await readResult(out, NAME), undefined);
  }));
}

test('a folder in the place of the file', () => inFolder({}, async (out) => {
  mkdirSync(join(out, 'repos', NAME, 'findings.json'), { recursive: true });
  assert.is(await readResult(out, NAME), undefined);
}));

test.run();
