export interface LocateRequest {
  /** Absolute: relative paths and `exclude` start here. */
  readonly cwd: string;
  /** Files or folders. */
  readonly paths: readonly string[];
  /** Patterns as in a `.gitignore` in `cwd`. They hold for what is found, and for what is named with `forceExclude`. */
  readonly exclude: readonly string[];
  /** Ignore files and `exclude` also decide about what is named. */
  readonly forceExclude: boolean;
  /** Read no ignore files; `exclude`, `.git` and `node_modules` still hold. */
  readonly noIgnore?: boolean;
}

export interface FoundFile {
  /** As people see it: relative to `cwd` and `/`-separated, or absolute if it was named so and lies outside. */
  readonly path: string;
  /** May be a symbolic link or lead through one. */
  readonly absolute: string;
  /** The folder argument it was found under; its own folder if it was named. */
  readonly root: string;
  /** It was named itself, not found in a folder. */
  readonly named: boolean;
}

export type ProblemCode =
  | 'missing-path'
  | 'not-a-regular-file'
  | 'broken-link'
  | 'unreadable'
  /** A symbolic link named like a Dockerfile that leads out of the root, or into `.git` or `node_modules`. */
  | 'outside-root'
  /** A folder argument in `.git`. */
  | 'inside-git';

export interface Problem {
  readonly path: string;
  readonly code: ProblemCode;
  /** `error`: what was asked for could not be done. `note`: something met on the way was passed over. */
  readonly level: 'error' | 'note';
  readonly message: string;
}

export interface Located {
  readonly files: readonly FoundFile[];
  readonly problems: readonly Problem[];
}
