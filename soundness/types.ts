import type { RewriteInput } from '../src/rewrite/rewrite.ts';
import type { Rewrite } from '../src/rewrite/types.ts';

/**
 * What is wrong with a rewrite. `crashed`: it threw. `failed`: its own verify gate refused it. `slow`: it takes more than
 * 50 ms each time. `not-idempotent`: a second run changes its result. `bytes-lost`: a byte outside the edits changed, or a
 * comment, a directive, an instruction that was not to be altered. `no-longer-parses`: the result is refused, or read with
 * another structure. `shell-rejects`: a shell parser refuses a command of the result that it took, or never saw, before.
 * `strange-command`: a new line runs or names something else than what creates an account and gives directories to it.
 * `user-not-effective`: a stage of the result does not end as the user that was planned. `patch`: its patch does not apply,
 * or does not reverse.
 */
export type FaultKind =
  | 'crashed'
  | 'failed'
  | 'slow'
  | 'not-idempotent'
  | 'bytes-lost'
  | 'no-longer-parses'
  | 'shell-rejects'
  | 'strange-command'
  | 'user-not-effective'
  | 'patch';

export interface Fault {
  readonly kind: FaultKind;
  /** One line: what, and where. */
  readonly detail: string;
}

export interface Judgement {
  /** Undefined if it crashed. */
  readonly rewrite: Rewrite | undefined;
  readonly faults: readonly Fault[];
}

export type Judge = (input: RewriteInput) => Judgement;
