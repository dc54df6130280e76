import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { formatTable } from '../../proof/table.ts';
import type { Trial } from '../../proof/try-scenario.ts';

function trial(name: string, parts: Partial<Trial> = {}): Trial {
  const scenario = { name, folder: '/x', about: '', covers: [], policy: { unsafe: false, only: [], skip: [] }, before: 'works', expect: { kind: 'hardened' }, naive: 'holds', serves: undefined, known: undefined, modes: new Map() } as const;
  return { scenario, became: 'hardened', naive: 'breaks', faults: [], seconds: 1.25, ...parts };
}

test('a line for each, the sums, and behind them what is wrong', () => {
  const text = formatTable([trial('first'), trial('second', { became: 'broken-run', faults: ['it ends'] })], [{ name: 'prove', faults: [] }, { name: 'fix', faults: ['exit 1'] }]);
  assert.match(text, /^first +hardened +breaks +1\.3 +ok$/m);
  assert.match(text, /^second +broken-run +breaks +1\.3 +FAULT$/m);
  assert.match(text, /^prove +ok$/m);
  assert.match(text, /^1 hardened, 2 naive breaks, 1 broken-run$/m);
  assert.ok(text.endsWith('\n\nFAULT second\n  it ends\n\nFAULT fix\n  exit 1'));
});

test('a known defect is told, and is no fault', () => {
  const defect = trial('third', { became: 'broken-run', faults: ['it ends'] });
  const text = formatTable([{ ...defect, scenario: { ...defect.scenario, known: 'it is not seen' } }], []);
  assert.match(text, /^third +broken-run +breaks +1\.3 +known defect$/m);
  assert.ok(text.endsWith('\nKNOWN DEFECT third: it is not seen'));
});

test.run();
