import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { chunks } from './chunks.ts';
import { fields } from './fields.ts';
import { filtersOff } from './filters-off.ts';
import type { Unknown } from './filters-off.ts';
import { git } from './git.ts';
import { listIndex } from './list-index.ts';
import { repositoryFinder } from './repository.ts';

/**
 * `clean`: the file is as in the index, staged or not. `unstaged`: it differs from the index, is in conflict, or git
 * was told not to look (assume-unchanged, skip-worktree). `untracked`: not in the index, ignored or not.
 * `no-vcs`: outside git. `unknown`: in a work tree of which git says nothing, and why: git is missing, refuses the repository
 * (`safe.directory`), does not end, or could not be kept from running what the repository names.
 */
export type WorkTreeState = 'unstaged' | 'untracked' | 'clean' | 'no-vcs' | Unknown;

/**
 * How each file stands in the work tree that holds it. Absolute paths in, the same paths out as keys. A symbolic link
 * is asked about as its target, because that is what gets written. Starts four gits for each repository and about
 * 24 KiB of paths.
 */
export async function unstagedEdits(files: readonly string[]): Promise<ReadonlyMap<string, WorkTreeState>> {
  const states = new Map<string, WorkTreeState>();
  const findRepository = repositoryFinder();
  const byTop = new Map<string, { readonly file: string; readonly inside: string }[]>();
  for (const file of files) {
    states.set(file, 'no-vcs');
    const real = await realpath(file).catch(() => path.resolve(file));
    const repository = await findRepository(path.dirname(real));
    if (repository === undefined) continue;
    const group = byTop.get(repository.top) ?? [];
    byTop.set(repository.top, group);
    group.push({ file, inside: path.relative(repository.top, real).split(path.sep).join('/') });
  }
  for (const [top, group] of byTop) {
    const tracked = await statesIn(top, [...new Set(group.map(({ inside }) => inside))]);
    for (const { file, inside } of group) states.set(file, tracked instanceof Map ? (tracked.get(inside) ?? 'untracked') : tracked);
  }
  return states;
}

/** The tracked ones among `paths` (relative to `top`), or why git cannot tell. */
async function statesIn(top: string, paths: readonly string[]): Promise<Map<string, WorkTreeState> | Unknown> {
  const noFilters = await filtersOff(top);
  if ('unknown' in noFilters) return noFilters;
  const elsewhere = await notTheTop(top, noFilters);
  if (elsewhere !== undefined) return elsewhere;
  const states = new Map<string, WorkTreeState>();
  for (const chunk of chunks(paths)) {
    const listed = await listIndex(top, ['-z', '-v', '--', ...chunk], noFilters);
    if (!listed.ok) return { unknown: listed.message };
    // git-ls-files(1), -v: `H` is in order, `S` skip-worktree, a small letter assume-unchanged, `M` unmerged.
    for (const entry of fields(listed.stdout)) states.set(entry.slice(2), entry.startsWith('H') ? 'clean' : 'unstaged');
    // `git diff-files` calls a file changed when only its time stamp is, and `git diff` writes the index anew to mend that.
    const changed = await git(top, [...noFilters, 'status', ...STATUS, '--', ...chunk]);
    if (!changed.ok) return { unknown: changed.message };
    // git-status(1), short format: `XY NAME`, and Y is how the file differs from the index.
    for (const entry of fields(changed.stdout)) if (entry[1] !== ' ') states.set(entry.slice(3), 'unstaged');
  }
  return states;
}

/** A `.git` that git passes over, or `core.worktree`: names would be of another folder, those of `ls-files` and `status` of two. */
async function notTheTop(top: string, noFilters: readonly string[]): Promise<Unknown | undefined> {
  const asked = await git(top, [...noFilters, 'rev-parse', '--show-toplevel']);
  if (!asked.ok) return { unknown: asked.message };
  const said = asked.stdout.replace(/\n$/, '');
  const [ours, theirs] = await Promise.all([top, said].map((each) => realpath(each).catch(() => undefined)));
  return ours !== undefined && ours === theirs ? undefined : { unknown: `git takes ${said} for the top of the work tree, not ${top}` };
}

/** With GIT_OPTIONAL_LOCKS=0 this writes nothing. */
const STATUS = ['--porcelain=v1', '-z', '--untracked-files=no', '--no-renames', '--ignore-submodules=all'];
