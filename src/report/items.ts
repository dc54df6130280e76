import type { Place } from '../dockerfile/types.ts';
import type { ReasonCode } from '../reasons/reasons.ts';
import type { Evidence, Finding, Level, Note, Rewrite, TransformName } from '../rewrite/types.ts';
import { isUnreadable } from './gate.ts';
import { formatEvidence } from './place.ts';
import type { RunResult } from './types.ts';
import { adviceFor, HELD_BACK, NEEDS_A_PERSON, NEEDS_ALL_PARTS } from './wording.ts';

/** The level of a finding, the status of a file that was not worked on, or a note on what is left as it is. */
export type Kind = Level | 'failed' | 'skipped' | 'note';

/** What a report says of one place in a file: a finding, or why the file was not worked on. Its texts are as they were found: a format escapes them. */
export interface Item {
  readonly kind: Kind;
  readonly code: ReasonCode;
  readonly transform?: TransformName;
  /** Without it, of the whole file. */
  readonly place?: Place;
  readonly message: string;
  readonly evidence: readonly Evidence[];
  /** What settles it, where somebody has still to do something. */
  readonly next?: string;
  readonly finding?: Finding;
}

/** A finding as it is told: what would be written is no part of it. */
export type ToldFinding = Omit<Finding, 'edits'>;

/** What a reader should know: failures, files that could not be read, findings, and why root is left elsewhere, in their order. */
export function itemsOf(file: Rewrite, run: Pick<RunResult, 'unsafe'>): readonly Item[] {
  const reason = file.status === 'failed' || isUnreadable(file) ? reasonItem(file) : undefined;
  return [...(reason === undefined ? [] : [reason]), ...findingItems(file, run), ...noteItems(file)];
}

/** Those of a file that was skipped say once more why it was. */
function noteItems(file: Rewrite): readonly Item[] {
  return file.status === 'skipped' ? [] : notesOf(file).map((note) => ({ kind: 'note', ...note }));
}

/** Why a file failed or was skipped. */
export function reasonItem({ status, reason }: Pick<Rewrite, 'status' | 'reason'>): Item | undefined {
  if (reason === undefined) return undefined;
  const { code, line, message } = reason;
  const next = adviceFor(code);
  return {
    kind: status === 'failed' ? 'failed' : 'skipped',
    code,
    ...(line > 0 ? { place: { line, column: 1 } } : {}),
    message,
    evidence: [],
    ...(next === undefined ? {} : { next }),
  };
}

export function findingItems({ findings }: Rewrite, { unsafe }: Pick<RunResult, 'unsafe'>): readonly Item[] {
  return findings.map((finding) => ({ ...findingItem(finding, unsafe), finding }));
}

export function findingItem(finding: ToldFinding, unsafe: boolean): Item {
  const { level, code, transform, place, message, evidence } = finding;
  const next = settles(finding, unsafe);
  return { kind: level, code, transform, place, message, evidence, ...(next === undefined ? {} : { next }) };
}

function settles({ level, code }: ToldFinding, unsafe: boolean): string | undefined {
  if (level === 'manual') return code === 'part-left-out' ? NEEDS_ALL_PARTS : NEEDS_A_PERSON;
  return level === 'unsafe' && !unsafe ? HELD_BACK : undefined;
}

/**
 * For reading from top to bottom: the three transforms of one stage stand on the same evidence and wait for the same,
 * so what was shown for one is not shown again, and what settles them stands behind the last.
 */
export function withoutRepeats(items: readonly Item[]): readonly Item[] {
  const shown = new Set<string>();
  return items.map((item, index) => {
    if (item.code !== items[index - 1]?.code) shown.clear();
    const evidence = item.evidence.filter((each) => {
      const text = formatEvidence(each);
      const isNew = !shown.has(text);
      shown.add(text);
      return isNew;
    });
    const following = items[index + 1];
    const { next, ...rest } = item;
    const isLast = next === undefined || following?.code !== item.code || following.next !== next;
    return { ...rest, evidence, ...(next !== undefined && isLast ? { next } : {}) };
  });
}

/** Notes on stages that are as they should be: in a tree of good files they would bury the rest. JSON has them. */
const EXPECTED: ReadonlySet<ReasonCode> = new Set(['non-root', 'base-non-root']);

/** The notes that are worth a line to a person. */
export function notesOf({ notes }: Pick<Rewrite, 'notes'>): readonly Note[] {
  return notes.filter(({ code }) => !EXPECTED.has(code));
}
