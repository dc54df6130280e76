import type { Instruction, Place, Span, Stage } from '../dockerfile/types.ts';
import type { ImageFacts } from '../images/types.ts';
import type { Evidence } from '../rewrite/types.ts';

/** Who a process runs as at one place of a stage. */
export type UserFact =
  | { readonly kind: 'root'; readonly text: string; readonly setBy: Instruction | undefined }
  | {
      readonly kind: 'user';
      /** `app`, `1000`, `app:staff`: expanded. */
      readonly text: string;
      readonly user: string;
      readonly group: string | undefined;
      /** The operand as written, where a variable stands in it. */
      readonly written: string;
      readonly setBy: Instruction | undefined;
    }
  | { readonly kind: 'unknown'; readonly text: string; readonly why: string; readonly setBy: Instruction | undefined };

/** A path in the image. */
export interface ImagePath {
  /** Absolute and normalised, without a final slash. */
  readonly path: string;
  /** It depends on an ARG whose default the build may override. */
  readonly overridable: boolean;
}

export interface Account {
  readonly name: string;
  /** The name as the command has it: `${APP_USER}` where the build may choose it. */
  readonly written: string;
  readonly uid: string | undefined;
  /** Name or number of the primary group, where the command tells it. */
  readonly group: string | undefined;
  readonly home: string | undefined;
  readonly hasHome: boolean;
  /** It is there in every build; otherwise only the build knows. */
  readonly certain: boolean;
  readonly by: Instruction;
  readonly command: string;
}

export interface Group {
  readonly name: string;
  readonly gid: string | undefined;
  /** As of an account. */
  readonly certain: boolean;
  readonly by: Instruction;
}

/** A user or a group that the file deletes or renames. */
export interface Departure {
  readonly of: 'user' | 'group';
  readonly name: string;
  /** What it goes by from then on; undefined: it is gone. */
  readonly to: string | undefined;
  /** It happens in every build; otherwise only the build knows. */
  readonly certain: boolean;
  readonly by: Instruction;
  readonly command: string;
}

/** A user that a command puts into a further group, besides its primary one. */
export interface Membership {
  readonly user: string;
  /** Name or number. */
  readonly group: string;
  readonly by: Instruction;
  readonly command: string;
}

/** One thing that an instruction does to the file system of the image. */
export type FileOperation =
  | {
      readonly kind: 'mkdir';
      readonly path: ImagePath;
      readonly mode: string | undefined;
      /** A script on the command line names it: whether that makes it, and how, is not certain. */
      readonly inline?: true;
      readonly by: Instruction;
      readonly text: string;
    }
  | {
      /** A symbolic link. */
      readonly kind: 'link';
      /** Its name; if that is a directory already, the link stands in it, by the name of its target. */
      readonly path: ImagePath;
      /** It replaces what has its name, or fails: it never lands in a directory of that name. */
      readonly exact: boolean;
      /** What it leads to; undefined where the file does not tell. */
      readonly target: ImagePath | undefined;
      readonly by: Instruction;
      readonly text: string;
    }
  | { readonly kind: 'remove'; readonly path: ImagePath; readonly by: Instruction; readonly text: string }
  | {
      readonly kind: 'chown';
      readonly path: ImagePath;
      readonly recursive: boolean;
      /** Where the path is a symbolic link: what it leads to is meant, not the link itself. */
      readonly follows: boolean;
      /** As written in the command, expanded: `app:app`, `1000`, `:app`. */
      readonly owner: string;
      readonly by: Instruction;
      readonly text: string;
    }
  | { readonly kind: 'chmod'; readonly path: ImagePath; readonly mode: string; readonly recursive: boolean; readonly by: Instruction; readonly text: string }
  | {
      readonly kind: 'copy';
      /** Where the content lands: the destination directory, or the file. */
      readonly path: ImagePath;
      readonly directory: boolean;
      readonly sources: readonly string[];
      readonly from: string | undefined;
      readonly chown: string | undefined;
      readonly chmod: string | undefined;
      readonly by: Instruction;
      readonly text: string;
    }
  | { readonly kind: 'workdir'; readonly path: ImagePath; readonly by: Instruction; readonly text: string }
  | { readonly kind: 'volume'; readonly path: ImagePath; readonly by: Instruction; readonly text: string }
  /** A RUN: it may write anything below its working directory. */
  | { readonly kind: 'run'; readonly path: ImagePath; readonly by: Instruction; readonly text: string };

export type CopyOperation = Extract<FileOperation, { kind: 'copy' }>;

/** A word of ENTRYPOINT or CMD in force, and where it comes from. */
export type EntryPart =
  | {
      readonly form: 'exec';
      readonly argv: readonly string[];
      readonly by: Instruction | undefined;
      readonly repair: 'none' | 'safe' | 'unsafe';
      /** A neighbouring file says it, in place of the Dockerfile. */
      readonly told?: Evidence;
    }
  | { readonly form: 'shell'; readonly text: string; readonly by: Instruction | undefined }
  /** An array that cannot be repaired: what it starts is anybody's guess. */
  | { readonly form: 'broken'; readonly text: string; readonly by: Instruction; readonly why: string };

export interface Entry {
  readonly entrypoint: EntryPart | undefined;
  readonly cmd: EntryPart | undefined;
}

export type Base =
  | { readonly kind: 'stage'; readonly facts: StageFacts }
  | { readonly kind: 'image'; readonly reference: string; readonly image: ImageFacts }
  | { readonly kind: 'unknown'; readonly reference: string; readonly why: string };

/** State in force just before an instruction. */
export interface Moment {
  readonly user: UserFact;
  readonly workdir: ImagePath | undefined;
}

/** What the instructions of a stage, or of a chain of stages, do: each list in order. */
export interface Doings {
  /** Those that are there in the end: what is deleted or renamed on the way is not among them. */
  readonly accounts: readonly Account[];
  readonly groups: readonly Group[];
  readonly departures: readonly Departure[];
  readonly memberships: readonly Membership[];
  readonly operations: readonly FileOperation[];
  /** Commands run in RUNs. */
  readonly commands: readonly BuildCommand[];
  /** Non-root users that a USER switched to. */
  readonly users: readonly Extract<UserFact, { kind: 'user' }>[];
  readonly ports: readonly { readonly port: number; readonly by: Instruction }[];
  readonly env: readonly { readonly name: string; readonly value: string; readonly by: Instruction }[];
  readonly onbuild: readonly Instruction[];
  /** RUNs whose text could not be read as shell. */
  readonly opaque: readonly Instruction[];
}

export interface StageFacts {
  readonly stage: Stage;
  readonly base: Base;
  /** Reference and facts of the image that this stage's chain starts from; `image` undefined: not in the table. */
  readonly rootImage: { readonly reference: string; readonly image: ImageFacts | undefined };
  readonly windows: boolean;
  /** By instruction of this stage: the state before it. */
  readonly before: ReadonlyMap<Instruction, Moment>;
  readonly user: UserFact;
  /** Undefined: it depends on a variable that only the build knows. */
  readonly workdir: ImagePath | undefined;
  /** The last WORKDIR instruction of this chain. */
  readonly workdirBy: Instruction | undefined;
  readonly shell: readonly string[];
  readonly entry: Entry;
  /** What this stage itself does; `chainFacts` adds what the stages below it did. */
  readonly own: Doings;
  /** The accounts that this chain created with the number 0. */
  readonly superusers: ReadonlySet<string>;
  readonly leaf: boolean;
  readonly runtime: boolean;
  /** Indexes of the stages of this file that are built from it. */
  readonly children: readonly number[];
  /** Indexes of the stages that a build argument may choose for its base; one or none as a rule. */
  readonly choices: readonly number[];
}

/** A simple command of a RUN with its words as far as they are known. */
export interface BuildCommand {
  readonly program: string;
  /** `undefined` for a word that the file does not tell. */
  readonly args: readonly (string | undefined)[];
  /** Files that `>` and `>>` write; `content` where the command line tells it (`cat <<EOF`, `echo`, `printf`). */
  readonly writes: readonly { readonly path: string; readonly append: boolean; readonly content: string | undefined }[];
  readonly text: string;
  readonly by: Instruction;
  readonly user: UserFact;
  /** `sudo` runs it. */
  readonly viaSudo: boolean;
  /** It runs in every build, and the build fails where it does. */
  readonly certain: boolean;
}

export interface FileFacts {
  readonly stages: readonly StageFacts[];
  readonly swallowed: readonly { readonly place: Place; readonly keyword: string; readonly by: Instruction; readonly span: Span }[];
}
