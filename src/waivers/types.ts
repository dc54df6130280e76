import type { Instruction } from '../dockerfile/types.ts';
import type { Evidence } from '../rewrite/types.ts';

/** What a waiver names: transforms, reason codes, or `all`. */
export interface Waiver {
  readonly names: readonly string[];
  /** Where it holds: in the whole file, or in the stage of this index. */
  readonly stage: number | 'file';
  /** The instruction right below it, those up to the first FROM and FROM itself excepted: for what is said of single instructions it holds there only. */
  readonly instruction: Instruction | undefined;
  /** Our own comments are reported where they waive nothing; those for other tools have work to do there. */
  readonly own: boolean;
  readonly evidence: Evidence;
}

/** Answers whether something is waived, and remembers which waivers were used. */
export interface Waivers {
  /** The waiver of a stage that holds for one of these names. */
  ofStage(stage: number, names: readonly string[]): Waiver | undefined;
  /** The waiver that holds for one of these names at a line (from 1). */
  atLine(line: number, names: readonly string[]): Waiver | undefined;
  /** Our own that no question so far has met. */
  unused(): readonly Waiver[];
}
