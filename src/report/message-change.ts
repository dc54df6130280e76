import { applyEdits } from '../dockerfile/apply-edits.ts';
import { parse } from '../dockerfile/parse.ts';
import type { Dockerfile, Instruction } from '../dockerfile/types.ts';
import { isWritten } from '../rewrite/selection.ts';
import type { Finding, Rewrite } from '../rewrite/types.ts';
import { stagesAfter } from './message-after.ts';
import type { StageAfter } from './message-after.ts';
import type { RunResult } from './types.ts';

export type Written = Extract<Finding, { readonly level: 'safe' | 'unsafe' }>;

/** An array that is repaired, and its instruction as it then is; undefined where that cannot be read by itself. */
export interface Repair {
  readonly finding: Written;
  readonly now: Instruction | undefined;
}

/** What is written to one stage. */
export interface StageChange {
  /** Its name, or `''`. */
  readonly name: string;
  /** The line of its FROM, from 1. */
  readonly line: number;
  readonly findings: readonly Written[];
  readonly after: StageAfter | undefined;
}

/** All that is written to one file, in its order. */
export interface FileChange {
  readonly file: Rewrite;
  readonly repairs: readonly Repair[];
  readonly stages: readonly StageChange[];
}

/** What a run writes to a file, or would write; undefined where its text stays. */
export function changeOf(file: Rewrite, run: Pick<RunResult, 'unsafe'>): FileChange | undefined {
  if (file.after === file.before) return undefined;
  const written = file.findings.filter((finding) => isWritten(finding, run));
  const repairs = written.filter(({ transform }) => transform === 'exec-quotes');
  return {
    file,
    repairs: repairs.map((finding) => ({ finding, now: repaired(file.before, finding) })),
    stages: stageChanges(file, written.filter((finding) => !repairs.includes(finding))),
  };
}

/** Findings of one stage. */
export interface InStage<Some extends Finding> extends Pick<StageChange, 'name' | 'line'> {
  readonly index: number;
  readonly findings: readonly Some[];
}

/** Findings by the stages that they stand in. */
export function byStage<Some extends Finding>(text: string, findings: readonly Some[]): readonly InStage<Some>[] {
  const parsed = parse(text);
  const stages = parsed.ok ? parsed.dockerfile.stages : [];
  const indexOf = ({ place }: Some): number => Math.max(0, stages.findLastIndex(({ from }) => from.first <= place.line));
  const indexes = [...new Set(findings.map(indexOf))].toSorted((a, b) => a - b);
  return indexes.map((index) => {
    const stage = stages[index];
    return { name: stage?.name ?? '', index, line: stage?.from.first ?? 1, findings: findings.filter((finding) => indexOf(finding) === index) };
  });
}

function stageChanges({ before, after }: Rewrite, findings: readonly Written[]): readonly StageChange[] {
  if (findings.length === 0) return [];
  const stages = stagesAfter(after);
  return byStage(before, findings).map(({ index, ...change }) => ({ ...change, after: stages[index] }));
}

/** Nothing but the repair is done, so that lines stay where they were. */
function repaired(text: string, { edits, place }: Written): Instruction | undefined {
  const parsed = parse(applyEdits(text, edits));
  return parsed.ok ? instructionAt(parsed.dockerfile, place.line) : undefined;
}

function instructionAt({ instructions }: Dockerfile, line: number): Instruction | undefined {
  return instructions.find(({ first, last }) => first <= line && line <= last);
}
