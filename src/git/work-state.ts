import { lstat, realpath } from 'node:fs/promises';
import path from 'node:path';
import { git } from './git.ts';

/** In what state a work tree is. */
export interface WorkState {
  /** Absolute; of a linked work tree its own. */
  readonly gitDir: string;
  /** The commit; undefined where there is none yet. */
  readonly head: string | undefined;
  /** Undefined where none is checked out. */
  readonly branch: string | undefined;
  /** What is under way, as git calls it: `merge`. */
  readonly underWay: string | undefined;
  /** Another git is at work, or one was killed. */
  readonly isLocked: boolean;
}

export type WorkStateRead = { readonly ok: true; readonly state: WorkState } | { readonly ok: false; readonly isBare: boolean; readonly message: string };

/** Files of the git directory that say so (git's wt-status.c, wt_status_get_state). */
const UNDER_WAY: readonly (readonly [file: string, what: string])[] = [
  ['MERGE_HEAD', 'merge'],
  ['rebase-merge', 'rebase'],
  ['rebase-apply/applying', 'am'],
  ['rebase-apply', 'rebase'],
  ['CHERRY_PICK_HEAD', 'cherry-pick'],
  ['REVERT_HEAD', 'revert'],
  ['sequencer', 'sequence of cherry-picks or reverts'],
  ['BISECT_LOG', 'bisect'],
];

/** Asks git about the work tree whose top is `top` (absolute). Never throws: what git refuses is a result, in its own words. */
export async function workState(top: string): Promise<WorkStateRead> {
  const real = await realpath(top).catch(() => top);
  const named = (await namesAtOnce(top, real)) ?? (await namesInSteps(top, real));
  if (!named.ok) return named;
  const { gitDir, head, ref } = named;
  const marks = await Promise.all(UNDER_WAY.map(async ([file, what]) => ((await stands(path.join(gitDir, file))) ? [what] : [])));
  return {
    ok: true,
    state: { gitDir, head, branch: ref?.replace(/^refs\/heads\//, ''), underWay: marks.flat()[0], isLocked: await stands(path.join(gitDir, 'index.lock')) },
  };
}

type Names =
  /** `ref` is the full name of the branch. */
  | { readonly ok: true; readonly gitDir: string; readonly head: string | undefined; readonly ref: string | undefined }
  | Extract<WorkStateRead, { readonly ok: false }>;

const PLACES: readonly string[] = ['rev-parse', '--is-bare-repository', '--absolute-git-dir', '--show-toplevel'];

/** Most repositories answer all with one start of git. Undefined where this one does not: there is something to be said of it. */
async function namesAtOnce(top: string, real: string): Promise<Names | undefined> {
  // Not `--short`, which says `heads/main` where a tag is called so too.
  const asked = await git(top, [...PLACES, 'HEAD', '--symbolic-full-name', 'HEAD', '--']);
  if (!asked.ok) return undefined;
  const [, before = '', head, ref] = /^(.*\n)([0-9a-f]+)\n(HEAD|refs\/heads\/[^\n]+)\n--\n$/s.exec(asked.stdout) ?? [];
  const gitDir = gitDirIn(before, real);
  return head === undefined || gitDir === undefined ? undefined : { ok: true, gitDir, head, ref: ref === 'HEAD' ? undefined : ref };
}

async function namesInSteps(top: string, real: string): Promise<Names> {
  const asked = await git(top, PLACES);
  if (!asked.ok) return { ok: false, isBare: /must be run in a work tree/.test(asked.message), message: asked.message };
  const gitDir = gitDirIn(asked.stdout, real);
  // `core.worktree`, or a `.git` that git passes over: every name would be of another folder.
  if (gitDir === undefined) return { ok: false, isBare: false, message: 'git takes another folder for the top of the work tree' };
  const head = await headOf(top);
  if (!head.ok) return { ok: false, isBare: false, message: head.message };
  const named = await git(top, ['symbolic-ref', '--quiet', 'HEAD']);
  // A branch without a commit has a name, and one that is damaged has none.
  if (head.commit === undefined && !named.ok) return { ok: false, isBare: false, message: named.message || 'git cannot read what HEAD names' };
  return { ok: true, gitDir, head: head.commit, ref: named.ok ? named.stdout.trimEnd() : undefined };
}

/** From what `rev-parse` says of the places; undefined where the top is another folder. Either path may hold a line feed. */
function gitDirIn(places: string, real: string): string | undefined {
  return places.endsWith(`\n${real}\n`) ? /^false\n(.*)\n$/s.exec(places.slice(0, -real.length - 1))?.[1] : undefined;
}

/** The commit that is checked out; `undefined` where the branch has none yet. */
export async function headOf(top: string): Promise<{ readonly ok: true; readonly commit: string | undefined } | { readonly ok: false; readonly message: string }> {
  const asked = await git(top, ['rev-parse', '--quiet', '--verify', 'HEAD']);
  if (asked.ok) return { ok: true, commit: asked.stdout.trim() };
  // git-rev-parse(1), --quiet: 1, and nothing is said, where there is no such object.
  return asked.exit === 1 ? { ok: true, commit: undefined } : { ok: false, message: asked.message };
}

/** The object that the commit has at a path (relative to the top, `/`-separated). */
export async function blobAtHead(top: string, file: string): Promise<string | undefined> {
  const asked = await git(top, ['rev-parse', '--quiet', '--verify', `HEAD:${file}`]);
  return asked.ok ? asked.stdout.trim() : undefined;
}

async function stands(file: string): Promise<boolean> {
  return (await lstat(file).catch(() => undefined)) !== undefined;
}
