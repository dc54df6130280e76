import fs, { type Dirent } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { globby, isIgnoredByIgnoreFiles } from 'globby';
import { tameRules } from './tame-rules.ts';

export interface GlobEntry {
  readonly absolute: string;
  readonly kind: 'file' | 'link' | 'directory' | 'other';
}

export interface GlobResult {
  readonly entries: readonly GlobEntry[];
  /** Folders and ignore files that could not be read, with the system's message. */
  readonly unreadable: ReadonlyMap<string, string>;
}

/**
 * Which `.gitignore` and `.unrootignore` files count: `none`; those `below` the folder and in it; or `above` too, up to
 * the top of the git work tree that holds it. They work as one: deeper files win, `!` takes back.
 */
export type IgnoreScope =
  | { readonly from: 'none' }
  | { readonly from: 'below' }
  | { readonly from: 'above'; readonly repositoryTop: string | undefined };

const IGNORE_FILE = '.unrootignore';
/** A first sieve by name; `looksLikeDockerfile` decides. Folders with a dot, such as `.devcontainer`, are entered. */
const CANDIDATES = '**/*{[Dd]ockerfile,[Cc]ontainerfile}*';
/** The matcher's `**` does not step over a folder whose name holds one of these: they get a walk of their own. */
const LINE_TERMINATOR = /[\n\r\u2028\u2029]/;

/** Everything under an absolute folder whose name could be a Dockerfile's, except in `.git` and `node_modules`. */
export async function candidatesIn(folder: string, scope: IgnoreScope): Promise<GlobResult> {
  const entries: GlobEntry[] = [];
  const unreadable = new Map<string, string>();
  const folders = new Set([folder]);
  // A set is walked in insertion order, and what is added meanwhile is walked too.
  for (const start of folders) entries.push(...(await glob(start, CANDIDATES, scope, unreadable, folders)));
  return { entries, unreadable };
}

/** Whether the ignore files of a scope leave out one path: its folder's, and with `above` those over it. */
export async function isLeftOut(absolute: string, scope: IgnoreScope): Promise<boolean> {
  const unreadable = new Map<string, string>();
  // Not the name as a pattern: an escaped one does not match every name.
  const found = await glob(path.dirname(absolute), '*', scope, unreadable, new Set(), 1);
  return !unreadable.has(path.dirname(absolute)) && !found.some((entry) => entry.absolute === absolute);
}

async function glob(
  cwd: string,
  pattern: string,
  scope: IgnoreScope,
  unreadable: Map<string, string>,
  strangeFolders: Set<string>,
  deep = Number.POSITIVE_INFINITY,
): Promise<GlobEntry[]> {
  const found = await globby(pattern, {
    cwd,
    deep,
    dot: true,
    onlyFiles: false,
    objectMode: true,
    expandDirectories: false,
    followSymbolicLinks: false,
    suppressErrors: true,
    ignore: ['**/.git', '**/node_modules'],
    ...ignoreOptions(cwd, scope),
    fs: watchedFileSystem(cwd, unreadable, strangeFolders),
  });
  return found.map(({ path: relative, dirent }) => ({ absolute: path.join(cwd, relative), kind: kindOf(dirent) }));
}

function ignoreOptions(cwd: string, scope: IgnoreScope): { gitignore: boolean; ignoreFiles: string[] } {
  if (scope.from !== 'above') {
    return { gitignore: false, ignoreFiles: scope.from === 'none' ? [] : ['**/.gitignore', `**/${IGNORE_FILE}`] };
  }
  // globby looks upwards for `.gitignore` by itself. For other ignore files it must be told, topmost first.
  const above = scope.repositoryTop === undefined ? '' : path.relative(scope.repositoryTop, cwd);
  const levels = above === '' ? 0 : above.split(path.sep).length;
  const upwards = Array.from({ length: levels }, (_, level) => `${'../'.repeat(levels - level)}${IGNORE_FILE}`);
  return { gitignore: true, ignoreFiles: [...upwards, `**/${IGNORE_FILE}`] };
}

type ReadDirectory = (folder: string, options: { withFileTypes: true }, done: (error: Error | null, entries: Dirent[]) => void) => void;

/** The real one, but it sorts, goes on where it may not read, and remembers what it met. */
function watchedFileSystem(cwd: string, unreadable: Map<string, string>, strangeFolders: Set<string>) {
  // The walker takes every backslash in the folder it starts from for a separator, and drops those at its end.
  const slashed = cwd.split(/[/\\]/).join('/');
  const start = slashed.length > 1 ? slashed.replace(/\/+$/, '') : slashed;
  const readdir: ReadDirectory = (asked, options, done) => {
    const folder = asked.startsWith(start) ? cwd + asked.slice(start.length) : asked;
    fs.readdir(folder, options, (error, entries) => {
      if (error !== null) {
        unreadable.set(path.resolve(folder), error.message);
        return done(null, []);
      }
      for (const entry of entries) {
        if (LINE_TERMINATOR.test(entry.name) && entry.isDirectory()) strangeFolders.add(path.resolve(folder, entry.name));
      }
      done(null, entries.sort((a, b) => (a.name < b.name ? -1 : 1)));
    });
  };
  const readIgnoreFile = (file: string): Promise<string> =>
    readFile(file, 'utf8').then(
      (text) => {
        const rules = tameRules(text);
        if (rules.dropped > 0) unreadable.set(path.resolve(file), `${rules.dropped} of its patterns have too many wildcards to be matched in time, and are passed over`);
        return rules.text;
      },
      (error: Error) => {
        unreadable.set(path.resolve(file), error.message);
        return '';
      },
    );
  // The type of readdir has overloads of which globby uses this one.
  return { lstat: fs.lstat, stat: fs.stat, readdir: readdir as typeof fs.readdir, promises: { readFile: readIgnoreFile, stat } };
}

function kindOf(dirent: { isFile(): boolean; isDirectory(): boolean; isSymbolicLink(): boolean }): GlobEntry['kind'] {
  if (dirent.isFile()) return 'file';
  if (dirent.isSymbolicLink()) return 'link';
  return dirent.isDirectory() ? 'directory' : 'other';
}

export type Rules = (absolute: string) => boolean;

/**
 * The text of an ignore file as a function that says which absolute paths it leaves out, `base` being the folder that
 * its patterns are relative to. A path with a trailing separator is a folder; paths outside `base` are never left out.
 */
export async function ignoreRules(text: string, base: string): Promise<Rules> {
  // globby reads rules from files only, so it gets a file system with this one file.
  const aFile = await stat(new URL(import.meta.url));
  const answer = (_path: string, done: (error: null, stats: fs.Stats) => void): void => done(null, aFile);
  const virtual = { lstat: answer as typeof fs.lstat, stat: answer as typeof fs.stat, promises: { readFile: async () => text } };
  return isIgnoredByIgnoreFiles('rules', { cwd: base, fs: virtual });
}
