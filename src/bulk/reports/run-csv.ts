import { stringify } from 'csv-stringify/sync';
import { escapeLine } from '../../report/escape.ts';
import type { RepositoryHead } from '../worker-protocol.ts';

const COLUMNS = [
  'path', 'status', 'code', 'message', 'head', 'branch', 'commit', 'files', 'files_to_change', 'held_back', 'manual', 'skipped', 'failed', 'folder',
] as const;

type Row = Readonly<Record<(typeof COLUMNS)[number], string | number>>;

/**
 * For spreadsheets and line tools: a header, then one line for each repository. Values hold no line break or other hidden character, and what
 * a spreadsheet would take for a formula starts with `'`.
 */
export function* runCsv(results: readonly RepositoryHead[]): Generator<string> {
  yield stringify([], { header: true, columns: COLUMNS });
  for (const result of results) yield stringify([rowOf(result)], { columns: COLUMNS, escape_formulas: true });
}

function rowOf({ path, status, code, message, head, branch, commit, summary, folder }: RepositoryHead): Row {
  return {
    path: escapeLine(path),
    status,
    code: escapeLine(code),
    message: escapeLine(message),
    head: escapeLine(head ?? ''),
    branch: escapeLine(branch ?? ''),
    commit: escapeLine(commit ?? ''),
    files: summary.files,
    files_to_change: summary.toWrite,
    held_back: summary.status['held-back'],
    manual: summary.status.manual,
    skipped: summary.status.skipped,
    failed: summary.status.failed,
    folder: escapeLine(folder),
  };
}
