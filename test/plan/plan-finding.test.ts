import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { planFindings } from '../../src/plan/plan-finding.ts';
import { planStage } from '../../src/plan/plan-stage.ts';
import { gatherFacts } from '../../src/facts/gather.ts';
import type { Finding, Policy } from '../../src/rewrite/types.ts';
import { dockerfile, lines, POLICY } from '../subject.ts';

function findings(text: readonly string[], policy: Partial<Policy> = {}): readonly Finding[] {
  const file = dockerfile(lines(...text));
  const facts = gatherFacts(file);
  const whole = { ...POLICY, ...policy };
  const outcomes = facts.stages.flatMap((stage) => planStage({ file, facts, context: undefined, policy: whole, uses: [], dependents: [] }, stage) ?? []);
  return planFindings(outcomes, whole, 'set-user', { message: () => 'message', evidence: () => [{ text: 'evidence' }] });
}

const SAFE = ['FROM node:20', 'WORKDIR /app', 'COPY . .', 'CMD ["node", "a.js"]'];

test('a plan without hazards is safe, with edits', () => {
  const [finding] = findings(SAFE);
  assert.is(finding?.level, 'safe');
  assert.is(finding?.code, 'runs-as-root');
  assert.is(finding?.message, 'message');
  assert.is(finding?.evidence.length, 1);
  assert.is(finding?.level === 'safe' && finding.edits.length, 1);
});

test('a hazard makes it unsafe, gives the code and adds its evidence', () => {
  const [finding] = findings(['FROM node:20', 'EXPOSE 80', 'CMD ["node", "a.js"]']);
  assert.is(finding?.level, 'unsafe');
  assert.is(finding?.code, 'low-port');
  assert.is(finding?.evidence.length, 2);
});

test('if a part that the plan needs is left out, nothing is written', () => {
  for (const policy of [{ only: ['set-user'] }, { skip: ['chown-workdir'] }] as const) {
    const [finding] = findings(SAFE, policy);
    assert.is(finding?.level, 'manual');
    assert.is(finding?.code, 'part-left-out');
    assert.match(finding?.message ?? '', 'chown-workdir');
  }
});

test('a part that the plan does not need may be left out', () => {
  const text = ['FROM node:20', 'COPY a.js /opt/', 'CMD ["node", "/opt/a.js"]'];
  assert.is(findings(text, { skip: ['add-user', 'chown-workdir'] })[0]?.level, 'safe');
});

test('stages without a plan give nothing', () => {
  assert.is(findings(['FROM debian:12', 'USER app', 'CMD ["x"]']).length, 0);
  assert.is(findings(['FROM debian:12', 'CMD ["cron"]']).length, 0);
});

test.run();
