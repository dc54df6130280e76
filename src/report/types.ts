import type { Proof } from '../prove/types.ts';
import type { ReasonCode } from '../reasons/reasons.ts';
import type { Rewrite } from '../rewrite/types.ts';

export type Verb = 'check' | 'diff' | 'fix' | 'prove' | 'bulk';

/** A proof, with the path of its build context as it is shown to people. */
export interface ToldProof extends Proof {
  readonly context: string;
}

/** What was proved in a run, and by which engine. */
export interface Proofs {
  readonly engine: { readonly name: string; readonly version: string };
  /** By the path of the file; empty where its rewrite touches no image that is run. */
  readonly byFile: ReadonlyMap<string, readonly ToldProof[]>;
}

/** One run over many files: everything that a report may say. */
export interface RunResult {
  readonly verb: Verb;
  readonly toolVersion: string;
  /** In the order in which they were found. */
  readonly files: readonly Rewrite[];
  /** Unsafe fixes were asked for: what is still held back has another reason. */
  readonly unsafe: boolean;
  /** Undefined where nothing was to be proved. */
  readonly proofs?: Proofs | undefined;
  /** For people on a terminal; data formats ignore it. */
  readonly color: boolean;
  /** What does the same once more, without `unroot`: `fix --unsafe`. Without it, it is told from `unsafe` alone. */
  readonly command?: string;
  /** The page of a reason, in Markdown, for formats that carry it; without it they name the code only. */
  readonly pageOf?: (code: ReasonCode) => string;
}
