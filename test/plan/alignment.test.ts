import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { alignment } from '../../src/plan/alignment.ts';
import { dockerfile, lines } from '../subject.ts';

function gap(text: readonly string[], keyword: string = 'USER'): string {
  return alignment(dockerfile(lines(...text)), 0)(keyword);
}

test('one blank, where nobody aligns', () => {
  assert.is(gap(['FROM a', 'RUN x', 'EXPOSE 1', 'CMD y']), ' ');
  assert.is(gap(['FROM a']), ' ');
});

test('keywords of one length share a column by themselves', () => {
  assert.is(gap(['FROM a', 'RUN x', 'RUN y', 'CMD z']), ' ');
});

test('the column that most arguments share', () => {
  const text = ['FROM      a', 'RUN       x', 'EXPOSE    1', 'COPY      a b', 'LABEL a=b'];
  assert.is(gap(text), '      ');
  assert.is(gap(text, 'ENTRYPOINT'), ' ');
  assert.is(gap(['FROM  a', 'RUN   x', 'EXPOSE 1', 'COPY a b']), ' ');
});

test('tabs', () => {
  assert.is(gap(['FROM\ta', 'RUN\tx', 'EXPOSE\t1', 'CMD\ty']), '\t');
  assert.is(gap(['FROM\t\ta', 'RUN\t\tx', 'ENTRYPOINT\ty']), '\t\t');
  assert.is(gap(['FROM\t\ta', 'RUN\t\tx', 'ENTRYPOINT\ty'], 'HEALTHCHECK'), '\t');
});

test.run();
