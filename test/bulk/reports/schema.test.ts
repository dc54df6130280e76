import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { writeRunReports } from '../../../src/bulk/reports/write-run-reports.ts';
import { REPOSITORY_STATUSES } from '../../../src/bulk/types.ts';
import { TRANSFORMS } from '../../../src/rewrite/selection.ts';
import { HOSTILE } from '../../report/hostile.ts';
import { hostileRepositories } from './hostile-repositories.ts';
import { HEAD, inRun } from './stored-run.ts';
import type { Given } from './stored-run.ts';

const schema = JSON.parse(readFileSync(new URL('../../../../docs/bulk-report.schema.json', import.meta.url), 'utf8'));
const validate = new Ajv2020({ strict: true, allErrors: true }).compile(schema);

/** The report as it is written, read again. */
async function written(given: readonly Given[], rest: Parameters<typeof inRun>[2] = {}): Promise<string> {
  let text = '';
  await inRun(given, async (out, run, heads) => {
    await writeRunReports(out, run, heads);
    text = readFileSync(join(out, 'report.json'), 'utf8');
  }, rest);
  return text;
}

function errorsOf(report: unknown): readonly string[] {
  validate(report);
  return (validate.errors ?? []).map(({ instancePath, message = '' }) => `${instancePath} ${message}`);
}

const FULL = await written([
  ...hostileRepositories('text'),
  { path: 'z-committed', status: 'changed', code: 'low-port', commit: HEAD },
  { path: 'z-new', status: 'skipped', code: 'no-commits', head: null, branch: null },
], { level: 'commit', branch: 'non-root' });

test('what is written is valid', async () => {
  assert.equal(errorsOf(JSON.parse(FULL)), []);
  assert.equal(errorsOf(JSON.parse(await written([]))), []);
  assert.equal(errorsOf(JSON.parse(await written([], { level: 'apply' }))), []);
  assert.equal(errorsOf(JSON.parse(await written(HOSTILE.flatMap(hostileRepositories)))), []);
});

test('proofs are valid, and may say more one day', () => {
  const report = JSON.parse(FULL);
  report.repositories[0].files[0].proofs = [{ verdict: 'holds', context: '.', more: {} }];
  assert.equal(errorsOf(report), []);
  report.repositories[0].files[0].proofs = [{ verdict: 'perhaps' }];
  assert.is(errorsOf(report).length, 1);
});

test('a key that is missing, or one too many, anywhere, is found', () => {
  const optional = new Set(['reason', 'file', 'place']);
  let places = 0;
  for (const path of objectsOf(JSON.parse(FULL))) {
    const damaged = JSON.parse(FULL);
    at(damaged, path)['unheard-of'] = 1;
    assert.is(errorsOf(damaged).length, 1, path.join('/'));
    for (const key of Object.keys(at(JSON.parse(FULL), path))) {
      const without = JSON.parse(FULL);
      delete at(without, path)[key];
      const isEvidence = path.includes('evidence');
      assert.is(errorsOf(without).length, optional.has(key) && (isEvidence || key === 'reason') ? 0 : 1, [...path, key].join('/'));
      places++;
    }
  }
  assert.ok(places > 300, String(places));
});

test('a value that no run writes is found', () => {
  const damages: readonly (readonly [from: string, to: string])[] = [
    ['"schemaVersion": 1', '"schemaVersion": 2'],
    ['"name": "unroot"', '"name": "other"'],
    ['"level": "commit"', '"level": "push"'],
    ['"branch": "non-root"', '"branch": 1'],
    ['"repositories": 6', '"repositories": -1'],
    ['"changed": 2', '"changed": 2.5'],
    ['"status": "failed"', '"status": "broken"'],
    ['"status": "manual"', '"status": "done"'],
    ['"level": "safe"', '"level": "sure"'],
    ['"transform": "set-user"', '"transform": "set-group"'],
    ['"code": "git-failed"', '"code": "Git failed"'],
    ['"line": 3', '"line": 0'],
    ['"count": 1', '"count": 0'],
    [`"head": "${HEAD}"`, '"head": "HEAD"'],
    [`"commit": "${HEAD}"`, '"commit": "0123"'],
    ['"notes": []', '"notes": [null]'],
    ['"textChanges": true', '"textChanges": "yes"'],
  ];
  for (const [from, to] of damages) {
    assert.ok(FULL.includes(from), from);
    assert.ok(errorsOf(JSON.parse(FULL.replace(from, to))).length > 0, to);
  }
});

test('its choices are those of the code', () => {
  assert.equal(schema.$defs.repositoryStatus.enum, [...REPOSITORY_STATUSES]);
  assert.equal(schema.$defs.finding.properties.transform.enum, [...TRANSFORMS]);
});

type Tree = { [key: string]: Tree | unknown };
type Path = readonly (string | number)[];

/** Where objects stand in a value; of long arrays some are enough. */
function objectsOf(value: unknown, path: Path = []): readonly Path[] {
  if (Array.isArray(value)) return value.slice(0, 4).flatMap((each, index) => objectsOf(each, [...path, index]));
  if (typeof value !== 'object' || value === null) return [];
  return [path, ...Object.entries(value).flatMap(([key, each]) => objectsOf(each, [...path, key]))];
}

function at(value: Tree, path: Path): Tree {
  return path.reduce<Tree>((tree, key) => {
    const next = tree[key];
    if (!isTree(next)) throw new Error(`nothing at ${path.join('/')}`);
    return next;
  }, value);
}

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null;
}

test.run();
