import type { Dockerfile, Instruction } from '../dockerfile/types.ts';
import type { BuildContext } from '../context/context.ts';
import type { EntryReading } from '../facts/entry-reading.ts';
import type { Doings, FileFacts, StageFacts } from '../facts/types.ts';
import type { Edit } from '../dockerfile/types.ts';
import type { ImageUse } from '../neighbours/types.ts';
import type { ReasonCode } from '../reasons/reasons.ts';
import type { Evidence, Policy } from '../rewrite/types.ts';

/** One runtime stage with all that is known of it: what identity, ownership and hazards are decided from. */
export interface Subject {
  readonly file: Dockerfile;
  readonly facts: FileFacts;
  readonly context: BuildContext | undefined;
  readonly stage: StageFacts;
  /** What the stage and those below it in the file do. */
  readonly doings: Doings;
  readonly entry: EntryReading;
  /** Where neighbouring files build or run this very stage. */
  readonly uses: readonly ImageUse[];
  /** Other Dockerfiles of the tree that build on the image. */
  readonly dependents: readonly Evidence[];
  readonly policy: Policy;
}

/** The tool that creates accounts in the image of a stage. */
export type UserTool =
  | { readonly kind: 'shadow' | 'busybox' }
  /** shadow's tools come with a package, by the package manager that the stage already uses. */
  | { readonly kind: 'install'; readonly install: string }
  /** A shell and no tool: entries are appended to /etc/passwd and /etc/group. */
  | { readonly kind: 'append' }
  /** No shell, or nothing known: only numbers work. */
  | { readonly kind: 'none'; readonly shell: boolean };

/** The user that a runtime stage shall run as, and where it comes from (design of the rules: first that applies). */
export interface Identity {
  readonly source: 'policy' | 'earlier-user' | 'stage-user' | 'stage-owner' | 'image-default' | 'image-user' | 'new-user' | 'numeric';
  readonly user: string;
  readonly group: string | undefined;
  /** Operand of USER. */
  readonly operand: string;
  /** Operand of chown. */
  readonly owner: string;
  /** What add-user has to create; undefined: it exists. */
  readonly create: { readonly group: boolean; readonly uid: number | undefined; readonly gid: number | undefined } | undefined;
  readonly home: string | undefined;
  /** Its number, where the file or the table tells it. */
  readonly uid?: string | undefined;
  readonly evidence: Evidence;
}

export interface OwnedDirectory {
  readonly path: string;
  /** The path is a symbolic link; `target` where the file tells what it leads to. */
  readonly link?: { readonly target: string | undefined };
  /** As written in a shell command: quoted, or `.` where the working directory has a variable in it or is a link. */
  readonly written: string;
  /** It is there already when it is given; otherwise `mkdir -p` comes first. */
  readonly exists: boolean;
  /** The VOLUME of this stage on it, where something can be put above that. */
  readonly volume: Instruction | undefined;
  readonly why: Evidence;
}

/** Evidence that running as non-root could break the image, and what follows. */
export interface Hazard {
  readonly code: ReasonCode;
  readonly level: 'unsafe' | 'manual';
  readonly message: string;
  readonly evidence: readonly Evidence[];
}

/** The three parts of one plan, each by the transform that writes it; an empty list: nothing to do. */
export interface StagePlan {
  readonly identity: Identity;
  /** The user that is created gets a home directory. */
  readonly home: boolean;
  readonly owned: readonly OwnedDirectory[];
  readonly hazards: readonly Hazard[];
  /** Hazards that the policy takes for settled. */
  readonly assumed: readonly Hazard[];
  /** Stages built on this one, which go back to root first. */
  readonly restored: readonly Evidence[];
  readonly edits: { readonly 'add-user': readonly Edit[]; readonly 'chown-workdir': readonly Edit[]; readonly 'set-user': readonly Edit[] };
}

/** Which stage of which file an outcome is of. */
export type JudgedStage = Pick<Subject, 'file' | 'stage'>;

export type StageOutcome =
  /** Left as it is, rightly. */
  | { readonly kind: 'clean' | 'skipped'; readonly subject: JudgedStage; readonly code: ReasonCode; readonly message: string; readonly evidence: readonly Evidence[] }
  /** A person must decide. */
  | { readonly kind: 'manual'; readonly subject: JudgedStage; readonly hazards: readonly [Hazard, ...Hazard[]] }
  | { readonly kind: 'plan'; readonly subject: JudgedStage; readonly plan: StagePlan };
