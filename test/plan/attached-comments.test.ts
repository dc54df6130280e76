import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { headOf } from '../../src/plan/attached-comments.ts';
import { dockerfile, lines, must } from '../subject.ts';

/** The first line of what belongs to the last instruction. */
function head(...text: readonly string[]): number {
  const file = dockerfile(lines(...text));
  return headOf(file, must(file.instructions.at(-1), 'instruction'));
}

test('comments right above an instruction', () => {
  assert.is(head('FROM a', 'CMD x'), 2);
  assert.is(head('FROM a', '# one', '# two', 'CMD x'), 2);
  assert.is(head('FROM a', '# one', '', '# two', 'CMD x'), 4);
});

test('prose that stands alone heads what follows it', () => {
  assert.is(head('FROM a', '', '# Starts the server.', '', 'CMD x'), 3);
  assert.is(head('FROM a', '', '# Starts', '# the server.', '', 'CMD x'), 3);
  assert.is(head('FROM a', '', '#Run the app', '', 'CMD x'), 3);
  assert.is(head('FROM a', '', '## start', '', 'CMD x'), 3);
});

test('what belongs to the line above it, or to nothing, does not', () => {
  assert.is(head('FROM a', '# as small as can be', '', 'CMD x'), 4);
  assert.is(head('FROM a', '', '# one', '', '', 'CMD x'), 6);
  for (const comment of ['# RUN make', '#CMD y', '## ENV A=b', '# && make', '# make \\', '# || true', '# ----', '#### start', '# ====']) {
    assert.is(head('FROM a', '', comment, '', 'CMD x'), 5, comment);
  }
});

test('directives head nothing', () => {
  assert.is(head('# syntax=docker/dockerfile:1', '', 'FROM a'), 3);
});

test.run();
