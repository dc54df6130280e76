import type { WorkState } from '../git/work-state.ts';
import type { ReasonCode } from '../reasons/reasons.ts';
import { describeFile } from '../report/json.ts';
import { formatFilePatch } from '../report/patch.ts';
import { countFiles, formatSummary } from '../report/summary.ts';
import type { Proofs } from '../report/types.ts';
import type { Rewrite } from '../rewrite/types.ts';
import type { Change } from './change.ts';
import { folderName } from './folder-name.ts';
import { reasonOf } from './reason-of.ts';
import { optionsKey } from './settings.ts';
import type { BulkSettings, BulkTask } from './settings.ts';
import type { RepositoryResult } from './types.ts';

/** What a repository comes to. */
export type Verdict =
  | { readonly status: 'unchanged' }
  | { readonly status: 'changed'; readonly changes: readonly Change[]; readonly message: string; readonly commit: string | undefined }
  | Refusal;

/** Why a repository is not written. */
export interface Refusal {
  readonly status: 'skipped' | 'failed';
  readonly code: ReasonCode;
  readonly message: string;
}

/** The result of one repository, and the texts that stand beside it. */
export interface Outcome {
  readonly result: RepositoryResult;
  readonly patch?: string;
  readonly message?: string;
}

/** All that belongs to one repository. */
export interface Worked {
  readonly task: BulkTask;
  readonly settings: BulkSettings;
  readonly state: WorkState | undefined;
  /** Paths that led to no file. */
  readonly lost: readonly Rewrite[];
  readonly notes: RepositoryResult['notes'];
}

/** A repository of which no file was looked at. */
export function refused(task: BulkTask, settings: BulkSettings, verdict: Refusal, state?: WorkState): Outcome {
  return describeOutcome({ task, settings, state, lost: [], notes: [] }, [], verdict);
}

export function describeOutcome(worked: Worked, rewrites: readonly Rewrite[], verdict: Verdict, proofs?: Proofs): Outcome {
  const files = [...rewrites, ...worked.lost];
  const result = resultOf(worked, files, verdict, proofs);
  if (verdict.status !== 'changed') return { result };
  const patch = verdict.changes.map(({ path, gitBefore, gitAfter }) => formatFilePatch(path, gitBefore, gitAfter, false)).join('');
  return { result, patch, message: verdict.message };
}

function resultOf({ task, settings, state, notes }: Worked, files: readonly Rewrite[], verdict: Verdict, proofs: Proofs | undefined): RepositoryResult {
  const { level, toolVersion, invocation } = settings;
  const isRefused = verdict.status === 'skipped' || verdict.status === 'failed';
  const summary = formatSummary({ verb: level === 'patch' ? 'diff' : 'fix', files, unsafe: invocation.policy.unsafe, toolVersion, color: false });
  return {
    schemaVersion: 1,
    path: task.path,
    folder: folderName(task.path),
    status: verdict.status,
    code: isRefused ? verdict.code : reasonOf(files),
    message: isRefused ? verdict.message : summary.replace(/\.$/, ''),
    level,
    head: state?.head ?? null,
    branch: state?.branch ?? null,
    commit: verdict.status === 'changed' ? (verdict.commit ?? null) : null,
    tool: { name: 'unroot', version: toolVersion },
    options: optionsKey(settings, task),
    files: files.map((file) => describeFile(file, proofs?.byFile.get(file.path))),
    summary: countFiles(files),
    notes: notes.map(({ path, message }) => ({ path, message })),
  };
}
