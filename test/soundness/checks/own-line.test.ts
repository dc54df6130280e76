import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { checkOwnLine } from '../../../soundness/checks/own-line.ts';
import { pairUp } from '../../../soundness/pair.ts';
import { rewriteText } from '../../../src/rewrite/rewrite.ts';
import { dockerfile, lines, must } from '../../subject.ts';
import { inputOf } from '../doctored.ts';

/** What is said of the last instruction of a text, if it is taken for a new one. */
function saidOfLast(...text: readonly string[]): string | undefined {
  const before = dockerfile('FROM a\n');
  const after = dockerfile(lines(...text));
  const pair = pairUp(inputOf(before.text), rewriteText(inputOf(before.text)), [], before, after);
  const last = must(after.instructions.at(-1), 'instruction');
  // A reader that takes a line for an instruction of its own which is none.
  return checkOwnLine({ ...pair, added: [{ ...last, first: last.last }] })?.detail;
}

test('a line that another one runs on into', () => {
  assert.is(saidOfLast('FROM a', 'RUN b \\', 'USER c'), 'line 2 of the result runs on into the new RUN of line 3');
  assert.is(saidOfLast('FROM a', 'RUN b \\  ', '# d', '', 'USER c'), 'line 2 of the result runs on into the new RUN of line 5');
  assert.is(saidOfLast('# escape=`', 'FROM a', 'RUN b `', 'USER c'), 'line 3 of the result runs on into the new RUN of line 4');
});

test('a line of its own', () => {
  assert.is(saidOfLast('FROM a', 'RUN b', '# d \\', 'USER c'), undefined);
  assert.is(saidOfLast('# escape=`', 'FROM a', 'RUN b\\', 'USER c'), undefined);
  assert.is(saidOfLast('FROM a', 'RUN <<E', 'b \\', 'E', 'USER c'), undefined);
});

test.run();
