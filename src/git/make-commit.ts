import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { HeadFile, IndexEntry } from './head-files.ts';
import { git } from './git.ts';

export interface CommitRequest {
  readonly top: string;
  /** The commit that it follows. */
  readonly head: string;
  readonly message: string;
  readonly files: readonly CommittedFile[];
}

export interface CommittedFile extends Pick<HeadFile, 'mode'> {
  /** Relative to the top, `/`-separated. */
  readonly path: string;
  readonly content: Buffer;
}

export type CommitMade = { readonly ok: true; readonly commit: string; readonly tree: string; /** The files as an index holds them. */ readonly entries: readonly (IndexEntry & { readonly path: string })[] } | { readonly ok: false; readonly message: string };

/**
 * The tool writes objects itself, where `git add` and `git commit` would run filters, hooks and programs that sign; what an index is kept as
 * is of no concern for one that is thrown away.
 */
const PLAIN = ['core.splitIndex=false', 'core.untrackedCache=false', 'index.sparse=false', 'i18n.commitEncoding=UTF-8', 'user.useConfigOnly=true'];
const SETTINGS: readonly string[] = PLAIN.flatMap((setting) => ['-c', setting]);

/** Whether git knows, from its configuration or environment, who commits. It is not to guess from the name of the machine. */
export async function hasIdentity(top: string): Promise<boolean> {
  const asked = await Promise.all(['GIT_AUTHOR_IDENT', 'GIT_COMMITTER_IDENT'].map((name) => git(top, [...SETTINGS, 'var', name])));
  return asked.every(({ ok }) => ok);
}

/**
 * Makes a commit that is `head` with other contents of some files. Neither a branch nor the index nor the work tree moves: until something
 * names it, it is an object that git removes some day.
 */
export async function makeCommit({ top, head, message, files }: CommitRequest): Promise<CommitMade> {
  const scratch = await mkdtemp(path.join(tmpdir(), 'unroot-index-'));
  const around = { indexFile: path.join(scratch, 'index') };
  try {
    const entries: (IndexEntry & { readonly path: string })[] = [];
    for (const { path: name, mode, content } of files) {
      const stored = await git(top, [...SETTINGS, 'hash-object', '-w', '-t', 'blob', '--stdin'], { input: content });
      if (!stored.ok) return stored;
      entries.push({ path: name, mode, oid: stored.stdout.trim() });
    }
    const read = await git(top, [...SETTINGS, 'read-tree', head], around);
    if (!read.ok) return read;
    const put = await git(top, [...SETTINGS, 'update-index', '-z', '--index-info'], { ...around, input: indexInfo(entries) });
    if (!put.ok) return put;
    const written = await git(top, [...SETTINGS, 'write-tree', '--missing-ok'], around);
    if (!written.ok) return written;
    const tree = written.stdout.trim();
    const commit = await git(top, [...SETTINGS, 'commit-tree', tree, '-p', head, '-F', '-'], { input: message });
    return commit.ok ? { ok: true, commit: commit.stdout.trim(), tree, entries } : commit;
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** git-update-index(1), --index-info: `MODE OID<TAB>PATH`. */
export function indexInfo(entries: readonly (IndexEntry & { readonly path: string })[]): string {
  return entries.map(({ mode, oid, path: name }) => `${mode} ${oid}\t${name}\0`).join('');
}
