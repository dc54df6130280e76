import type { Dockerfile } from '../dockerfile/types.ts';
import type { FileFacts } from '../facts/types.ts';
import type { StageOutcome } from '../plan/types.ts';
import type { Finding, Policy, TransformName } from './types.ts';

/** All that a transform may look at: it never reads files, the clock or the environment. */
export interface TransformInput {
  readonly file: Dockerfile;
  readonly facts: FileFacts;
  /** One shared plan for each stage that is run: add-user, chown-workdir and set-user so always agree. */
  readonly outcomes: readonly StageOutcome[];
  readonly policy: Policy;
}

/** One rewrite: facts and plans in, findings with edits out. Pure. */
export interface Transform {
  readonly name: TransformName;
  /** For lists and help: what it does, in one line. */
  readonly summary: string;
  run(input: TransformInput): readonly Finding[];
}
