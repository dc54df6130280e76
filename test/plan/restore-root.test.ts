import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { applyEdits } from '../../src/dockerfile/apply-edits.ts';
import { onlyRestorable, restoredStages, restoreRoot, stagesToRestore } from '../../src/plan/restore-root.ts';
import { lines, must, subjectOf } from '../subject.ts';

const BASE = ['FROM node:20 AS base', 'RUN x'];

/** Indexes of the stages that go back to root, of those that are built on the first. */
function restored(...text: readonly string[]): string {
  return stagesToRestore(subjectOf(lines(...BASE, ...text), { stage: 0 })).map(({ stage }) => stage.index).join();
}

const FIRST: readonly (readonly [name: string, restored: string, text: readonly string[]])[] = [
  ['none is built on it', '', ['FROM node:20', 'RUN x']],
  ['RUN first', '1', ['FROM base', 'RUN x']],
  ['COPY first', '1', ['FROM base', 'COPY . .', 'USER app']],
  ['WORKDIR first', '1', ['FROM base', 'WORKDIR /app']],
  ['CMD first', '1', ['FROM base', 'CMD ["x"]', 'USER app']],
  ['USER first', '', ['FROM base', 'USER app', 'RUN x']],
  ['USER behind what does not care', '', ['FROM base', 'ARG A', 'ENV B=c', 'LABEL d=e', 'EXPOSE 80', 'USER root', 'RUN x']],
  ['nothing but settings', '1', ['FROM base', 'ENV A=b']],
  ['nothing at all', '1', ['FROM base']],
  ['two of them', '1,2', ['FROM base', 'RUN x', 'FROM base', 'RUN y']],
  ['not those that are built on them', '1', ['FROM base AS next', 'RUN x', 'FROM next', 'RUN y']],
  ['not those that only copy from it', '', ['FROM node:20', 'COPY --from=base /x /x']],
];

for (const [name, expected, text] of FIRST) {
  test(`${name}: ${expected || 'none'}`, () => assert.is(restored(...text), expected));
}

test('the edits, in the clothes of the file', () => {
  const text = 'from node:20 as base\r\nrun x\r\n\r\n  from --platform=linux/amd64 \\\r\n    base as next\r\n# comment\r\nrun y\r\n';
  const subject = subjectOf(text, { stage: 0 });
  assert.is(applyEdits(text, restoreRoot(subject)), 'from node:20 as base\r\nrun x\r\n\r\n  from --platform=linux/amd64 \\\r\n    base as next\r\n  user root\r\n# comment\r\nrun y\r\n');
  assert.is(restoredStages(subject)[0]?.text, 'from --platform=linux/amd64 base as next goes back to root');
});

test('an outcome without a plan passes', () => {
  const subject = subjectOf(lines(...BASE, 'FROM base'), { stage: 0 });
  const outcome = { kind: 'clean', subject, code: 'non-root', message: '', evidence: [] } as const;
  assert.is(onlyRestorable(outcome, subject.facts), outcome);
});

test('the children of a stage are those of its facts', () => {
  const subject = subjectOf(lines(...BASE, 'FROM base', 'RUN x'), { stage: 0 });
  assert.equal(must(subject.facts.stages[0], 'stage').children, [1]);
});

test.run();
