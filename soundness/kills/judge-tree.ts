import type { Entry, Snapshot } from './snapshot.ts';

export interface TreeJudgement {
  /** One line for each path that is neither as before nor as after, or that nobody asked for. */
  readonly faults: readonly string[];
  /** Of the files that differ between before and after: how many are still as before, and how many as after. */
  readonly old: number;
  readonly new: number;
  /** Temporary files of the writer. */
  readonly leftovers: readonly string[];
}

const TEMPORARY = /(?:^|[\\/])\.unroot-[0-9a-f]{18}\.tmp$/;

/** Whether each path is, as a whole, what it was before or what an undisturbed run makes of it, and nothing else is there. */
export function judgeTree(now: Snapshot, before: Snapshot, after: Snapshot): TreeJudgement {
  const faults: string[] = [];
  const leftovers: string[] = [];
  let stillOld = 0;
  let isNew = 0;
  for (const [path, was] of before) {
    const entry = now.get(path);
    const becomes = after.get(path);
    const old = isAlike(entry, was);
    const fresh = isAlike(entry, becomes);
    if (!old && !fresh) faults.push(`${path}: ${difference(entry, was, becomes)}`);
    if (old !== fresh && fresh) isNew += 1;
    if (old !== fresh && old) stillOld += 1;
  }
  for (const [path, entry] of now) {
    if (before.has(path)) continue;
    if (entry.kind === 'file' && TEMPORARY.test(path)) leftovers.push(path);
    else faults.push(`${path}: it was not there before`);
  }
  return { faults, old: stillOld, new: isNew, leftovers };
}

function isAlike(one: Entry | undefined, other: Entry | undefined): boolean {
  if (one?.kind === 'file' && other?.kind === 'file') {
    return one.bytes.equals(other.bytes) && one.ids === other.ids && one.links === other.links;
  }
  if (one?.kind === 'link' && other?.kind === 'link') return one.to === other.to;
  if (one?.kind === 'directory' && other?.kind === 'directory') return one.ids === other.ids;
  return false;
}

function difference(entry: Entry | undefined, was: Entry, becomes: Entry | undefined): string {
  if (entry === undefined) return 'it is gone';
  if (entry.kind !== 'file' || was.kind !== 'file' || becomes?.kind !== 'file') return `a ${was.kind} became another ${entry.kind}`;
  if (!entry.bytes.equals(was.bytes) && !entry.bytes.equals(becomes.bytes)) {
    return `torn: ${entry.bytes.length} bytes are neither the ${was.bytes.length} old nor the ${becomes.bytes.length} new ones`;
  }
  return `mode, owner or links changed: ${entry.ids}, ${entry.links} links; before ${was.ids}, ${was.links} links`;
}
