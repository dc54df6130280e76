import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { toSubject } from '../../src/plan/to-subject.ts';
import { use } from '../hazards/use.ts';
import { lines, must, POLICY, subjectOf } from '../subject.ts';

/** How many of the uses are of each stage. */
function counts(...targets: readonly (string | undefined)[]): string {
  const { file, facts, context } = subjectOf(lines('FROM debian:12 AS One', 'FROM debian:12 AS two', 'FROM debian:12'));
  const uses = targets.map((target) => use({ target }));
  return facts.stages.map((stage) => toSubject({ file, facts, context, policy: POLICY, uses, dependents: [] }, must(stage, 'stage')).uses.length).join();
}

test('uses are those of the stage: by name in any case, by number, the last one without a target', () => {
  assert.is(counts(), '0,0,0');
  assert.is(counts(undefined), '0,0,1');
  assert.is(counts('one', 'ONE'), '2,0,0');
  assert.is(counts('1', 'two'), '0,2,0');
  assert.is(counts('2', undefined), '0,0,2');
  assert.is(counts('three'), '0,0,0');
  assert.is(counts(''), '0,0,1');
});

test.run();
