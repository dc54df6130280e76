import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { applyEdits } from '../../src/dockerfile/apply-edits.ts';
import { above, aboveFirst, insert, userPoint } from '../../src/plan/placement.ts';
import type { InsertionPoint } from '../../src/plan/placement.ts';
import { dockerfile, lines, must, stageOf } from '../subject.ts';

/** The text with `USER app` where it belongs. */
function withUser(text: string): string {
  const file = dockerfile(text);
  return applyEdits(text, [insert(file, userPoint(file, stageOf(text)), ['USER app'], { opens: true, closes: true })]);
}

const FILES: readonly (readonly [name: string, text: readonly string[], after: readonly string[]])[] = [
  ['above CMD', ['FROM a', 'CMD x'], ['FROM a', 'USER app', 'CMD x']],
  ['above the first of CMD and ENTRYPOINT', ['FROM a', 'ENTRYPOINT x', 'CMD y'], ['FROM a', 'USER app', 'ENTRYPOINT x', 'CMD y']],
  ['settings may follow the entry', ['FROM a', 'CMD x', 'EXPOSE 1', 'ENV A=b', 'LABEL c=d'], ['FROM a', 'USER app', 'CMD x', 'EXPOSE 1', 'ENV A=b', 'LABEL c=d']],
  ['behind work that follows an entry', ['FROM a', 'CMD x', 'RUN y', 'CMD z'], ['FROM a', 'CMD x', 'RUN y', 'USER app', 'CMD z']],
  ['at the end, where work follows the entry', ['FROM a', 'CMD x', 'COPY . .'], ['FROM a', 'CMD x', 'COPY . .', 'USER app']],
  ['behind a USER that follows the entry', ['FROM a', 'CMD x', 'USER root'], ['FROM a', 'CMD x', 'USER root', 'USER app']],
  ['at the end, without an entry', ['FROM a', 'RUN x'], ['FROM a', 'RUN x', 'USER app']],
  ['behind FROM alone', ['FROM a'], ['FROM a', 'USER app']],
  ['above the comments of the entry', ['FROM a', '# one', '# two', 'CMD x'], ['FROM a', 'USER app', '# one', '# two', 'CMD x']],
  ['comments that stand apart stay behind', ['FROM a', '# one', '', 'CMD x'], ['FROM a', '# one', '', 'USER app', '', 'CMD x']],
  ['above a heading with a blank line around it', ['FROM a', '', '# Start it.', '# Twice.', '', 'CMD x'], ['FROM a', '', 'USER app', '', '# Start it.', '# Twice.', '', 'CMD x']],
  ['not above instructions that are commented out', ['FROM a', '', '# RUN y', '', 'CMD x'], ['FROM a', '', '# RUN y', '', 'USER app', '', 'CMD x']],
  ['nor above what went on in a comment', ['FROM a', '', '# && y \\', '', 'CMD x'], ['FROM a', '', '# && y \\', '', 'USER app', '', 'CMD x']],
  ['nor above banners', ['FROM a', '', '######', '', 'CMD x'], ['FROM a', '', '######', '', 'USER app', '', 'CMD x']],
  ['nor above a heading two blank lines off', ['FROM a', '', '# Start.', '', '', 'CMD x'], ['FROM a', '', '# Start.', '', '', 'USER app', '', 'CMD x']],
  ['a pragma is not parted from its instruction', ['FROM a', '', '# Start.', '', '# hadolint ignore=DL3025', 'CMD x'], ['FROM a', '', '# Start.', '', 'USER app', '', '# hadolint ignore=DL3025', 'CMD x']],
  ['not above a comment in the zone of directives', ['# syntax=docker/dockerfile:1', '', '# Base.', '', 'FROM a'], ['# syntax=docker/dockerfile:1', '', '# Base.', '', 'FROM a', 'USER app']],
  ['at the end, at the distance of the last instruction', ['FROM a', '', 'RUN x', '', 'RUN y'], ['FROM a', '', 'RUN x', '', 'RUN y', '', 'USER app']],
  ['at the end, its comment counted in', ['FROM a', '', '# why', 'RUN y'], ['FROM a', '', '# why', 'RUN y', '', 'USER app']],
  ['at the end, without distance where there is none', ['FROM a', '', 'RUN x', 'RUN y'], ['FROM a', '', 'RUN x', 'RUN y', 'USER app']],
  ['aligned with its neighbours', ['FROM    a', 'RUN     x', 'EXPOSE  1', 'CMD     y'], ['FROM    a', 'RUN     x', 'EXPOSE  1', 'USER    app', 'CMD     y']],
  ['not below the next stage', ['FROM a AS s', 'RUN x', '', 'FROM s', 'RUN y', '', ''], ['FROM a AS s', 'RUN x', '', 'FROM s', 'RUN y', 'USER app', '', '']],
  ['behind a heredoc', ['FROM a', 'RUN <<EOF', 'CMD x', 'EOF'], ['FROM a', 'RUN <<EOF', 'CMD x', 'EOF', 'USER app']],
  ['behind a continuation', ['FROM a', 'RUN x \\', '  y'], ['FROM a', 'RUN x \\', '  y', 'USER app']],
  ['case and indentation as its neighbour', ['from a', '  cmd x'], ['from a', '  user app', '  cmd x']],
  ['below a directive', ['# syntax=docker/dockerfile:1', 'FROM a', 'CMD x'], ['# syntax=docker/dockerfile:1', 'FROM a', 'USER app', 'CMD x']],
];

for (const [name, text, after] of FILES) {
  test(`USER ${name}`, () => assert.is(withUser(lines(...text)), lines(...after)));
}

test('line endings are those of the neighbour', () => {
  assert.is(withUser('FROM a\r\nCMD x\r\n'), 'FROM a\r\nUSER app\r\nCMD x\r\n');
  assert.is(withUser('FROM a\nRUN b\r\nCMD x\r\n'), 'FROM a\nRUN b\r\nUSER app\r\nCMD x\r\n');
  assert.is(withUser('FROM a\r\nRUN b'), 'FROM a\r\nRUN b\r\nUSER app');
  assert.is(withUser('FROM a'), 'FROM a\nUSER app');
  assert.is(withUser('FROM a\nCMD x'), 'FROM a\nUSER app\nCMD x');
  assert.is(withUser('\uFEFFFROM a\nCMD x\n'), '\uFEFFFROM a\nUSER app\nCMD x\n');
});

test('nothing goes above or between parser directives', () => {
  const text = '# syntax=docker/dockerfile:1\n# escape=`\nFROM a\nCMD x\n';
  const file = dockerfile(text);
  const [from] = file.instructions;
  assert.is(file.text.slice(above(file, must(from, 'FROM')).offset), 'FROM a\nCMD x\n');
});

test('the first fitting instruction behind a place, never behind the other one', () => {
  const text = lines('FROM a', 'COPY a /a', 'RUN b', '# about c', 'COPY c /c', 'CMD x', 'COPY d /d');
  const file = dockerfile(text);
  const stage = stageOf(text);
  const otherwise: InsertionPoint = above(file, must(stage.stage.instructions[3], 'CMD'));
  const at = (earliest: number, keyword: string): string => {
    const point = aboveFirst(file, stage, earliest, (instruction) => instruction.keyword === keyword, otherwise);
    return text.slice(point.offset).split('\n')[0] ?? '';
  };
  assert.is(at(0, 'COPY'), 'COPY a /a');
  assert.is(at(text.indexOf('RUN'), 'COPY'), '# about c');
  assert.is(at(text.indexOf('CMD'), 'COPY'), 'CMD x');
  assert.is(at(0, 'ADD'), 'CMD x');
});

test('several lines keep their order', () => {
  const text = lines('FROM a', 'CMD x');
  const file = dockerfile(text);
  assert.is(insert(file, userPoint(file, stageOf(text)), ['RUN a', 'USER b'], { opens: true, closes: true }).text, 'RUN a\nUSER b\n');
});

test.run();
