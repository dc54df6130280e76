import { cp, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readResult } from './read-result.ts';
import { readRunRecord } from './output-folder.ts';
import { replaceFolder } from './replace-folder.ts';
import { REPOSITORIES } from './store-outcome.ts';
import type { RunRecord } from './types.ts';
import { headOfResult } from './worker-protocol.ts';
import type { RepositoryHead } from './worker-protocol.ts';

export type RunsRead =
  /** The record of all together. */
  | { readonly ok: true; readonly record: RunRecord }
  /** `folder` is no output of a run, or of one with other options than the first. */
  | { readonly ok: false; readonly folder: string; readonly why: 'no-run' | 'other-run' };

/** Reads the records of runs (absolute folders), which must have been the same but for their repositories. Writes nothing. */
export async function readRuns(folders: readonly string[]): Promise<RunsRead> {
  const records: RunRecord[] = [];
  for (const folder of folders) {
    const record = await readRunRecord(folder);
    if (record === undefined) return { ok: false, folder, why: 'no-run' };
    if (records[0] !== undefined && !isSame(records[0], record)) return { ok: false, folder, why: 'other-run' };
    records.push(record);
  }
  const [first] = records;
  if (first === undefined) return { ok: false, folder: '', why: 'no-run' };
  return { ok: true, record: { ...first, repositories: [...new Set(records.flatMap((record) => record.repositories))].sort() } };
}

/**
 * Brings the results of several runs together in `out`, an output folder. Of a repository that several have, the one that is named later counts: the
 * failed ones of a run may have been run again elsewhere.
 *
 * @throws Error of the file system
 */
export async function mergeRuns(folders: readonly string[], { repositories }: RunRecord, out: string): Promise<readonly RepositoryHead[]> {
  const asked = new Set(repositories);
  const heads = new Map<string, RepositoryHead>();
  for (const folder of folders) {
    for (const name of await readdir(join(folder, REPOSITORIES)).catch(() => [])) {
      const result = await readResult(folder, name);
      // An earlier run of other repositories may have left more.
      if (result === undefined || !asked.has(result.path)) continue;
      await replaceFolder(join(out, REPOSITORIES), name, (made) => cp(join(folder, REPOSITORIES, name), made, { recursive: true }));
      heads.set(result.path, headOfResult(result));
    }
  }
  return [...heads.values()];
}

function isSame(one: RunRecord, other: RunRecord): boolean {
  return one.level === other.level && one.branch === other.branch && one.command === other.command && one.tool.version === other.tool.version;
}
