import type { ReasonCode } from '../reasons/reasons.ts';
import type { Rewrite } from '../rewrite/types.ts';

export type Verb = 'check' | 'diff' | 'fix';

/** One run over many files: everything that a report may say. */
export interface RunResult {
  readonly verb: Verb;
  readonly toolVersion: string;
  /** In the order in which they were found. */
  readonly files: readonly Rewrite[];
  /** Unsafe fixes were asked for: what is still held back has another reason. */
  readonly unsafe: boolean;
  /** For people on a terminal; data formats ignore it. */
  readonly color: boolean;
  /** The page of a reason, in Markdown, for formats that carry it; without it they name the code only. */
  readonly pageOf?: (code: ReasonCode) => string;
}
