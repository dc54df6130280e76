import { folderName } from '../../../src/bulk/folder-name.ts';
import { storeOutcome } from '../../../src/bulk/store-outcome.ts';
import type { RepositoryResult, RunRecord } from '../../../src/bulk/types.ts';
import { headOfResult } from '../../../src/bulk/worker-protocol.ts';
import type { RepositoryHead } from '../../../src/bulk/worker-protocol.ts';
import { describeFile } from '../../../src/report/json.ts';
import { formatFilePatch } from '../../../src/report/patch.ts';
import { countFiles } from '../../../src/report/summary.ts';
import type { Rewrite } from '../../../src/rewrite/types.ts';
import { inFolder } from '../../cli/harness.ts';

/** What is to be reported of one repository. */
export interface Given extends Pick<RepositoryResult, 'path' | 'status' | 'code'>, Partial<Pick<RepositoryResult, 'message' | 'head' | 'branch' | 'commit' | 'notes'>> {
  readonly files?: readonly Rewrite[];
}

export const HEAD: string = '0123456789abcdef0123456789abcdef01234567';

export function resultOf({ files = [], ...given }: Given): RepositoryResult {
  return {
    schemaVersion: 1,
    folder: folderName(given.path),
    message: 'a message',
    level: 'patch',
    head: HEAD,
    branch: 'main',
    commit: null,
    tool: { name: 'unroot', version: '1.2.3' },
    options: 'abc',
    files: files.map((file) => describeFile(file)),
    summary: countFiles(files),
    notes: [],
    ...given,
  };
}

export function headOf(given: Given): RepositoryHead {
  return headOfResult(resultOf(given));
}

export function recordOf(paths: readonly string[], rest: Partial<RunRecord> = {}): RunRecord {
  return { schemaVersion: 1, tool: { name: 'unroot', version: '1.2.3' }, level: 'patch', branch: null, command: 'unroot fix', repositories: paths, ...rest };
}

/** An output folder in which these repositories are done, but nothing is reported yet. */
export async function inRun(
  given: readonly Given[],
  work: (out: string, run: RunRecord, heads: readonly RepositoryHead[]) => Promise<void>,
  rest: Partial<RunRecord> = {},
): Promise<void> {
  const sorted = given.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  await inFolder({}, async (out) => {
    for (const each of sorted) {
      const patch = (each.files ?? []).map(({ path, before, after }) => formatFilePatch(path, before, after, false)).join('');
      await storeOutcome(out, { result: resultOf(each), ...(each.status === 'changed' ? { patch, message: 'title\n' } : {}) });
    }
    await work(out, recordOf(sorted.map(({ path }) => path), rest), sorted.map(headOf));
  });
}

/** The whole text of what is written in parts. */
export async function textOf(parts: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const part of parts) text += part;
  return text;
}
