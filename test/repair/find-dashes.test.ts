import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { parse } from '../../src/dockerfile/parse.ts';
import { findDashOptions } from '../../src/repair/find-dashes.ts';

/** The words found in the last instruction of a file. */
function found(line: string): string {
  const parsed = parse(`FROM alpine\n${line}\n`);
  assert.ok(parsed.ok, line);
  const instruction = parsed.dockerfile.instructions.at(-1);
  assert.ok(instruction);
  return findDashOptions(instruction).map((offset) => instruction.text.slice(offset).split(/\s/, 1)[0]).join(' ');
}

const CASES: readonly (readonly [line: string, words: string])[] = [
  ['COPY —from=build /a /b', '—from=build'],
  ['ADD –chown=app a /b', '–chown=app'],
  ['RUN apk add –no-cache curl —virtual x', '–no-cache —virtual'],
  ['CMD serve —port 80', '—port'],
  ['RUN apk add \\\n  −q curl', '−q'],
  ['COPY --from=build /a—b /c', ''],
  ['RUN echo "a –quiet night"', ''],
  ['RUN echo a – b', ''],
  ['LABEL a="—slow"', ''],
  ['CMD ["x", "—y"]', ''],
  ['RUN apk add --no-cache curl', ''],
];

for (const [line, words] of CASES) test(`${line}: ${words || 'nothing'}`, () => assert.is(found(line), words));

test.run();
