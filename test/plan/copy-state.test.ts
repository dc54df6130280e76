import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { ancestors, isCopy, selfOwnership, uncovered } from '../../src/plan/copy-state.ts';
import { judgedOf, lines } from '../subject.ts';

const BASE = ['FROM debian:12', 'RUN useradd app'];

const OWNED: readonly (readonly [owned: boolean, text: readonly string[]])[] = [
  [false, ['WORKDIR /app']],
  [true, ['WORKDIR /app', 'RUN chown app /app']],
  [true, ['WORKDIR /app', 'RUN chown -R app /app', 'COPY . .']],
  [false, ['WORKDIR /app', 'RUN chown app /app', 'RUN chown root /app']],
  [true, ['WORKDIR /app', 'RUN chown app /app', 'RUN chown :staff /app']],
  [true, ['USER app', 'WORKDIR /app', 'USER root']],
  [false, ['WORKDIR /app', 'USER app', 'WORKDIR /app', 'USER root']],
  // A destination that is not there yet is made with its content's owner.
  [true, ['COPY --chown=app:app . /app', 'WORKDIR /app']],
  [false, ['WORKDIR /app', 'COPY --chown=app:app . /app']],
  [false, ['COPY . /app', 'WORKDIR /app']],
];

for (const [owned, text] of OWNED) {
  test(`the directory itself: ${text.join('; ')}`, () => {
    const judged = judgedOf(lines(...BASE, ...text));
    assert.is(selfOwnership(judged, judged.identity, { path: '/app', volume: undefined }).owned, owned);
  });
}

test('what a later chown does not cover', () => {
  const judged = judgedOf(lines(...BASE, 'WORKDIR /app', 'COPY a a', 'COPY b /srv/b', 'RUN chown -R app /app', 'COPY c c', 'RUN chown -R root /app', 'RUN chown app /app'));
  assert.is(uncovered(judged.doings.operations, judged.identity, isCopy).map(({ path }) => path.path).join(), '/srv/b,/app/c');
});

test('the directories that hold a path', () => {
  assert.is(ancestors('/srv/app/x').join(' '), '/ /srv /srv/app /srv/app/x');
  assert.is(ancestors('/').join(' '), '/');
  assert.is(ancestors('/a').join(' '), '/ /a');
  assert.ok(ancestors('/a'.repeat(5000)).length < 100);
});

test.run();
