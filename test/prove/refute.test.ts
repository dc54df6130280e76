import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { refute } from '../../src/prove/refute.ts';
import type { Proof } from '../../src/prove/types.ts';
import { fileOf, manual, safe } from '../report/runs.ts';
import { hardened, started } from './seen.ts';

function proof(parts: Partial<Proof>): Proof {
  const settings = { context: '/x', target: undefined, buildArgs: {}, declared: undefined };
  return { settings, verdict: 'holds', faults: [], before: started(), after: hardened(), ...parts };
}

const rewrite = fileOf('Dockerfile', 'changed', { findings: [safe, manual] });

test('where all hold, the rewrite stays what it is', () => {
  assert.is(refute(rewrite, [proof({})]), rewrite);
  assert.is(refute(rewrite, []), rewrite);
});

test('where one does not, nothing is written, and fixes wait for a person with what was seen', () => {
  const fault = { code: 'exit-differs', message: 'it ends', lines: ['1', '2', '3', '4'] } as const;
  const settings = { context: '/x', target: 'dev', buildArgs: {}, declared: undefined };
  const result = refute(rewrite, [proof({}), proof({ verdict: 'breaks', settings, faults: [fault] })]);
  assert.is(result.after, result.before);
  assert.is(result.status, 'manual');
  const [finding, other] = result.findings;
  assert.is(finding?.code, 'proof-breaks');
  assert.is(finding?.level, 'manual');
  assert.equal(finding?.evidence.map(({ text }) => text), ['target dev: it ends', '| 2', '| 3', '| 4', 'VOLUME /data']);
  assert.is(other, manual);
});

test('an open proof is no broken one, and beside a broken one it does not count', () => {
  assert.is(refute(rewrite, [proof({ verdict: 'open' })]).findings[0]?.code, 'proof-open');
  assert.is(refute(rewrite, [proof({ verdict: 'open' }), proof({ verdict: 'breaks' })]).findings[0]?.code, 'proof-breaks');
});

test.run();
