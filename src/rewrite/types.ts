import type { Edit, Place } from '../dockerfile/types.ts';
import type { AssumableCode, ReasonCode } from '../reasons/reasons.ts';

/** `safe` is written by default, `unsafe` with `--unsafe`, `manual` never. */
export type Level = 'safe' | 'unsafe' | 'manual';

export type TransformName = 'exec-quotes' | 'add-user' | 'chown-workdir' | 'set-user';

/** One observed fact and where it was seen: `9:1 VOLUME /data`. */
export interface Evidence {
  /** Another file than the Dockerfile (an entry script), relative to the build context. */
  readonly file?: string;
  readonly place?: Place;
  readonly text: string;
}

interface FindingBase {
  readonly transform: TransformName;
  /** Reason code: the hazard that set the level, or what is repaired where nothing stands against it. */
  readonly code: ReasonCode;
  readonly place: Place;
  readonly message: string;
  readonly evidence: readonly Evidence[];
}

export type Finding =
  | (FindingBase & { readonly level: 'safe' | 'unsafe'; readonly edits: readonly [Edit, ...Edit[]] })
  | (FindingBase & { readonly level: 'manual' });

/** Something that a reader should know and nobody needs to act on: why a stage is left as it is. */
export interface Note {
  readonly code: ReasonCode;
  readonly place: Place;
  readonly message: string;
  readonly evidence: readonly Evidence[];
}

/** What became of one file. `before === after` (the same string) where nothing is to be written. */
export interface Rewrite {
  /** As shown to people, `/`-separated. */
  readonly path: string;
  readonly before: string;
  readonly after: string;
  readonly status: 'failed' | 'manual' | 'held-back' | 'changed' | 'clean' | 'skipped';
  /** For `failed` and `skipped`: the reason code, the line (from 1, or 0) and the message. */
  readonly reason?: { readonly code: ReasonCode; readonly line: number; readonly message: string };
  readonly findings: readonly Finding[];
  readonly notes: readonly Note[];
}

/** What the user asked for on the command line or in the configuration. */
export interface Policy {
  readonly unsafe: boolean;
  readonly only: readonly TransformName[];
  readonly skip: readonly TransformName[];
  readonly user?: string;
  readonly group?: string;
  readonly uid?: number;
  readonly gid?: number;
  /** Hazards that are taken for settled: they hold nothing back. */
  readonly assume?: readonly AssumableCode[];
  /** How the user gets its directories; `recursive` where nothing is said. */
  readonly ownership?: Ownership;
}

/** `recursive`: `RUN chown -R`; `copy`: `--chown` on COPY and ADD, so that no layer is doubled; `none`: not at all. */
export type Ownership = 'recursive' | 'copy' | 'none';
