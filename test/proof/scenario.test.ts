import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { layOut } from '../../proof/lay-out.ts';
import { readScenarios } from '../../proof/scenario.ts';
import { codesOf, rewriteScenario } from '../../proof/rewrite-scenario.ts';
import { REASONS } from '../../src/reasons/reasons.ts';
import { inFolder } from '../cli/harness.ts';

const FOLDER = fileURLToPath(new URL('../../../proof/scenarios/', import.meta.url));
const scenarios = readScenarios(FOLDER);

/** Identities by where they come from (README, "What it does to a stage"). */
const SOURCES = ['identity-policy', 'identity-earlier-user', 'identity-created-user', 'identity-base-default', 'identity-app-user', 'identity-new-user', 'identity-numeric'];

test('there are many, of every source of identity, and the obvious script breaks at least half', () => {
  assert.ok(scenarios.length >= 60);
  for (const source of SOURCES) assert.ok(scenarios.some(({ covers, expect }) => covers.includes(source) && expect.kind === 'hardened'), source);
  assert.ok(scenarios.filter(({ naive }) => naive === 'breaks').length * 2 >= scenarios.length);
});

test('those that stay as they are name a reason that there is', () => {
  const codes = new Set<string>(REASONS.map(({ code }) => code));
  for (const { name, expect } of scenarios) if (expect.kind === 'unchanged') assert.ok(codes.has(expect.reason), name);
});

for (const scenario of scenarios) {
  // What is written is built and run by `npm run proof`; that it is written, or why not, is seen here.
  test(`${scenario.name} is ${scenario.expect.kind}`, async () => {
    const folder = layOut(scenario);
    const rewrite = await rewriteScenario({ ...scenario, folder }).finally(() => rmSync(folder, { recursive: true, force: true }));
    if (scenario.known !== undefined) return;
    const codes = codesOf(rewrite);
    assert.is(rewrite.after === rewrite.before ? 'unchanged' : 'hardened', scenario.expect.kind, codes.join(', '));
    if (scenario.expect.kind === 'unchanged') assert.ok(codes.includes(scenario.expect.reason), codes.join(', '));
  });
}

test('what is wrong with one is told with its file', async () => {
  const good = { about: 'x', covers: ['y'], expect: 'hardened', naive: 'holds' };
  for (const [change, words] of [
    [{ expect: 'unchanged' }, '"expect" must be'],
    [{ naive: 'maybe' }, '"naive" must be'],
    [{ about: '' }, '"about" is missing'],
    [{ covers: [] }, '"covers" is missing'],
    [{ before: 'x' }, '"before" must be'],
    [{ serves: '80' }, '"serves" must be'],
    [{ known: 1 }, '"known" must say'],
    [{ extra: 1 }, 'nothing is known of extra'],
    [{ policy: { assume: ['root-daemon'] } }, 'root-daemon cannot be assumed'],
    [{ policy: { useR: 'x' } }, 'a policy knows nothing of useR'],
    [{ policy: [] }, 'an object is expected'],
    [{ modes: { a: '600' } }, 'a needs a mode such as 0600'],
  ] as const) {
    await inFolder({ 'case/scenario.json': JSON.stringify({ ...good, ...change }) }, (folder) => {
      assert.throws(() => readScenarios(folder), (error: Error) => error.message.startsWith(join(folder, 'case/scenario.json')) && error.message.includes(words), words);
    });
  }
  await inFolder({ 'case/scenario.json': JSON.stringify({ ...good, policy: { unsafe: true, assume: ['fresh-volumes'], ownership: 'copy' }, modes: { a: '0600' } }) }, (folder) => {
    const [scenario] = readScenarios(folder);
    assert.equal(scenario?.policy, { unsafe: true, only: [], skip: [], assume: ['existing-volume'], ownership: 'copy' });
    assert.is(scenario?.modes.get('a'), 0o600);
  });
});

test('each has its Dockerfile', () => {
  for (const { folder, name } of scenarios) assert.ok(readdirSync(folder).includes('Dockerfile'), name);
});

test.run();
