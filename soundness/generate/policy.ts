import * as fc from 'fast-check';
import { REASONS } from '../../src/reasons/reasons.ts';
import { assumableCode } from '../../src/reasons/find-reason.ts';
import { isSelected, TRANSFORMS } from '../../src/rewrite/selection.ts';
import type { Policy } from '../../src/rewrite/types.ts';

const ASSUMABLE = REASONS.map(({ code }) => assumableCode(code)).filter((code) => code !== undefined);

const names: fc.Arbitrary<string> = fc.constantFrom('app', 'svc', 'node', 'nobody', '_x', 'a-b_9', 'www-data', 'z'.repeat(32));
const ids: fc.Arbitrary<number> = fc.constantFrom(1, 33, 101, 999, 1000, 10001, 65532, 4294967294);
const parts: fc.Arbitrary<Pick<Policy, 'only' | 'skip'>> = fc
  .oneof({ weight: 4, arbitrary: fc.constant({ only: [], skip: [] }) }, { weight: 1, arbitrary: fc.record({ only: fc.subarray([...TRANSFORMS]), skip: fc.subarray([...TRANSFORMS]) }) })
  // The command line refuses to run nothing.
  .map((policy) => (TRANSFORMS.some((name) => isSelected(policy, name)) ? policy : { only: [], skip: [] }));

const plain: fc.Arbitrary<Policy> = fc.record({ unsafe: fc.nat(3).map((chance) => chance !== 1), only: fc.constant([]), skip: fc.constant([]) });

const told: fc.Arbitrary<Policy> = fc
  .tuple(
    plain,
    parts,
    fc.record({ user: names, group: names, uid: ids, gid: ids, assume: fc.subarray(ASSUMABLE, { maxLength: 4 }), ownership: fc.constantFrom<NonNullable<Policy['ownership']>>('recursive', 'copy', 'copy', 'none') }, { requiredKeys: [] }),
  )
  .map(([first, chosen, more]) => ({ ...first, ...chosen, ...more }));

/** All that the command line and the configuration can ask for; half of the time little but `--unsafe`. */
export const policy: fc.Arbitrary<Policy> = fc.oneof(plain, told);
