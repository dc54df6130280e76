/**
 * What a reason leads to. `safe`, `unsafe` and `manual` are levels of findings; `clean` and `skipped` leave a stage or a
 * file as it is; `remark` is said of a stage that needs nothing; `failed` is a file that could not be worked on.
 */
export type Outcome = 'safe' | 'unsafe' | 'manual' | 'clean' | 'skipped' | 'remark' | 'failed';

/** One reason code as lists and pages show it. */
export interface Reason {
  readonly code: string;
  readonly outcome: Outcome;
  /** One line, without a full stop. */
  readonly summary: string;
  /**
   * `array`: it is of the text of an exec array, not of what the image does. `proof`: only building and running shows it. `repository`: of a
   * whole repository.
   */
  readonly of?: 'array' | 'proof' | 'repository';
  /** A name under which `--assume` takes it too: what is then taken to be true. */
  readonly assumption?: string;
}
