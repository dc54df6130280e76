import { branchInTheWay, branchTip, checkOutBranch, createBranch, removeBranch, updateIndex } from '../git/branches.ts';
import type { Moved } from '../git/branches.ts';
import type { IndexEntry } from '../git/head-files.ts';
import { indexInfo, makeCommit } from '../git/make-commit.ts';
import { blobAtHead, headOf } from '../git/work-state.ts';
import type { ReasonCode } from '../reasons/reasons.ts';
import { pendingWrite } from '../write/pending-writes.ts';
import { writeFileAtomically } from '../write/write-file.ts';
import { committedFiles } from './change.ts';
import type { Change } from './change.ts';
import { undoList } from './undo.ts';
import type { UndoList } from './undo.ts';

/** `problem` is a sentence; everything was taken back, or it says what was not. */
export type Written = { readonly ok: true; readonly commit: string | undefined } | { readonly ok: false; readonly code: ReasonCode; readonly problem: string };

export interface CommitOnBranch {
  readonly head: string;
  readonly branch: string;
  readonly message: string;
}

/**
 * Writes the changes of one repository into its work tree (absolute `top`), all or none. With `commit` it also makes a branch with one commit of them and checks it out;
 * whatever else is staged or edited stays so. A signal is waited with until this is through. A process that is killed half-way leaves
 * whole files that the next run knows as its own.
 */
export function writeChanges(top: string, changes: readonly Change[], commit: CommitOnBranch | undefined): Promise<Written> {
  return pendingWrite(write(top, changes, commit));
}

async function write(top: string, changes: readonly Change[], commit: CommitOnBranch | undefined): Promise<Written> {
  const undo = undoList();
  const written = commit === undefined ? await writeFiles(top, changes, undo, async () => false) : await writeCommit(top, changes, commit, undo);
  if (written.ok) return written;
  const left = await undo.run();
  return left.length === 0 ? written : { ...written, problem: [`${written.problem}; not taken back`, ...left].join(': ') };
}

/** @param isKept whether a file is to stay as it was written, whatever becomes of the rest */
async function writeFiles(top: string, changes: readonly Change[], undo: UndoList, isKept: (path: string) => Promise<boolean>): Promise<Written> {
  for (const { path, absolute, workBytes, workAfter, isApplied } of changes) {
    if (isApplied) continue;
    const result = await writeFileAtomically(absolute, workBytes, workAfter, top);
    if (!result.ok) return { ok: false, code: result.code, problem: `${path}: ${result.message}` };
    undo.add(async () => {
      if (await isKept(path)) return undefined;
      const back = await writeFileAtomically(absolute, Buffer.from(workAfter), workBytes.toString(), top);
      return back.ok ? undefined : `${path}: ${back.message}`;
    });
  }
  return { ok: true, commit: undefined };
}

type Entry = IndexEntry & Pick<Change, 'path'>;

interface Step {
  readonly run: () => Promise<Moved>;
  readonly back?: () => Promise<Moved>;
  /** What kept it from being done, where that is no failure. */
  readonly inTheWay?: () => Promise<string | undefined>;
}

/** The branch comes last but one: a run that is killed before leaves nothing but files, and the index, as the commit will have them. */
async function writeCommit(top: string, changes: readonly Change[], { head, branch, message }: CommitOnBranch, undo: UndoList): Promise<Written> {
  const made = await makeCommit({ top, head, message, files: committedFiles(changes) });
  if (!made.ok) return failed(made.message);
  const adopted = changes.every(({ isApplied }) => isApplied) ? await branchTip(top, branch) : undefined;
  const isOurs = adopted !== undefined && adopted.tree === made.tree && adopted.parent === head;
  const commit = isOurs ? adopted.commit : made.commit;

  const early = await stillAt(top, head);
  if (!early.ok) return failed(early.message);
  // Another run, or a person, may commit the very same in between: then the files are theirs.
  const filesWritten = await writeFiles(top, changes, undo, async (path) => await isAtHead(top, path, made.entries));
  if (!filesWritten.ok) return filesWritten;
  // git-update-index(1): mode 0 takes an entry out.
  const before = changes.map(({ path, index }) => ({ path, ...(index ?? { mode: '0', oid: '0'.repeat(commit.length) }) }));
  const steps: readonly Step[] = [
    { run: () => stillAt(top, head) },
    { run: () => updateIndex(top, indexInfo(made.entries)), back: () => restoreIndex(top, before, made.entries) },
    // A run in another work tree of the same repository may have been faster.
    ...(isOurs ? [] : [{ run: () => createBranch(top, branch, commit), back: () => removeBranch(top, branch, commit), inTheWay: () => branchInTheWay(top, branch) }]),
    { run: () => checkOutBranch(top, branch) },
  ];
  for (const { run, back, inTheWay } of steps) {
    const moved = await run();
    if (!moved.ok) return (await inTheWay?.()) === undefined ? failed(moved.message) : { ok: false, code: 'branch-exists', problem: moved.message };
    undo.add(async () => {
      const undone = await back?.();
      return undone === undefined || undone.ok ? undefined : undone.message;
    });
  }
  return { ok: true, commit };
}

/** Entries of what somebody has committed meanwhile stay. */
async function restoreIndex(top: string, before: readonly Entry[], entries: readonly Entry[]): Promise<Moved> {
  const ours: Entry[] = [];
  for (const entry of before) if (!(await isAtHead(top, entry.path, entries))) ours.push(entry);
  return ours.length === 0 ? { ok: true } : await updateIndex(top, indexInfo(ours));
}

async function isAtHead(top: string, path: string, entries: readonly Entry[]): Promise<boolean> {
  const oid = await blobAtHead(top, path);
  return oid !== undefined && entries.some((entry) => entry.path === path && entry.oid === oid);
}

/** Somebody may have committed or switched meanwhile. */
async function stillAt(top: string, head: string): Promise<Moved> {
  const now = await headOf(top);
  if (!now.ok) return now;
  return now.commit === head ? { ok: true } : { ok: false, message: 'another commit was checked out meanwhile' };
}

function failed(problem: string): Written {
  return { ok: false, code: 'git-failed', problem };
}
