import type { Shard } from '../bulk/shard.ts';
import type { BulkLevel } from '../bulk/types.ts';
import type { EngineName } from '../engines/types.ts';
import type { ProofSettings } from '../prove/types.ts';
import type { Format } from '../report/format-report.ts';
import type { Verb } from '../report/types.ts';
import type { Policy } from '../rewrite/types.ts';

export type ColorWhen = 'auto' | 'always' | 'never';

/** A report to be written to a file. */
export interface ReportTarget {
  readonly format: Format;
  /** As given, relative to the current directory. */
  readonly path: string;
}

/** How a command line wants images to be proved. */
export interface ProofWishes extends ProofSettings {
  readonly engine: EngineName | undefined;
  /** As given, relative to the current directory. */
  readonly context: string | undefined;
  readonly target: string | undefined;
  readonly buildArgs: Readonly<Record<string, string>>;
  /** As given. */
  readonly keepLogs: string | undefined;
}

/** How a command line wants many repositories to be worked on. Paths are as given, relative to the current directory. */
export interface BulkWishes {
  readonly out: string;
  /** A file of paths, or `-`. */
  readonly repos: string | undefined;
  readonly submodules: boolean;
  readonly level: BulkLevel;
  /** `''` without `commit`. */
  readonly branch: string;
  readonly title: string | undefined;
  /** Undefined: as many as there are processors. */
  readonly jobs: number | undefined;
  /** Milliseconds; undefined: no limit. */
  readonly timeout: number | undefined;
  readonly resume: boolean;
  readonly failed: boolean;
  readonly limit: number | undefined;
  readonly shard: Shard | undefined;
  readonly failFast: boolean;
  readonly merge: boolean;
}

/** What a command line asks for, checked. */
export interface Invocation {
  readonly verb: Verb;
  /** As given; the current directory where nothing else names files. Empty with `stdin`. */
  readonly paths: readonly string[];
  /** A file of more paths, or `-`. */
  readonly filesFrom: string | undefined;
  /** `-` was given; `filename` is `''` where nothing says what the text is called. */
  readonly stdin: { readonly filename: string } | undefined;
  readonly format: Format;
  readonly reports: readonly ReportTarget[];
  readonly color: ColorWhen;
  readonly quiet: boolean;
  readonly policy: Policy;
  readonly exclude: readonly string[];
  readonly forceExclude: boolean;
  /** Bytes. */
  readonly maxSize: number;
  readonly allowDirty: boolean;
  readonly allowNoVcs: boolean;
  readonly strict: boolean;
  readonly exitNonZeroOnFix: boolean;
  /** Undefined: nothing is proved. */
  readonly proof: ProofWishes | undefined;
  /** Undefined for every other verb. */
  readonly bulk: BulkWishes | undefined;
}

export type ParsedArguments =
  | { readonly ok: true; readonly invocation: Invocation }
  | { readonly ok: false; readonly verb: Verb | undefined; readonly message: string };
