import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { HazardCheck } from '../../src/hazards/types.ts';
import { lines, seenBy } from '../subject.ts';

/** Name, what is seen (`code level`, or nothing), the lines of a Dockerfile, and its build context. */
export type HazardCase = readonly [name: string, seen: string, text: readonly string[], files?: Readonly<Record<string, string>>];

/** One test for each case of a check. */
export function hazardTests(check: HazardCheck, cases: readonly HazardCase[]): void {
  for (const [name, seen, text, files = {}] of cases) {
    test(`${name}: ${seen || 'nothing'}`, () => assert.is(seenBy(check, lines(...text), { files }), seen));
  }
}
