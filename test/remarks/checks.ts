import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { RemarkCheck } from '../../src/remarks/types.ts';
import { lines, subjectOf } from '../subject.ts';

/** Name, the lines that remarks point at, the lines of a Dockerfile, and its build context. */
export type RemarkCase = readonly [name: string, at: string, text: readonly string[], files?: Readonly<Record<string, string>>];

/** One test for each case of a check. */
export function remarkTests(check: RemarkCheck, cases: readonly RemarkCase[]): void {
  for (const [name, at, text, files] of cases) {
    const setting = files === undefined ? {} : { files };
    test(`${name}: ${at || 'nothing'}`, () => assert.is(check(subjectOf(lines(...text), setting)).map(({ place }) => place.line).join(), at));
  }
}
