import { escapeJson } from '../../report/escape.ts';
import type { RepositoryResult, RunRecord } from '../types.ts';
import type { RepositoryHead } from '../worker-protocol.ts';
import { readStored } from './read-stored.ts';
import { summarizeRun } from './run-summary.ts';

/** Grows when a reader of version 1 could misread the report; new fields do not count. */
const SCHEMA_VERSION = 1;

/** For programs: one object (docs/bulk-report.schema.json), in parts that end between two values. */
export async function* runJson(out: string, run: RunRecord, results: readonly RepositoryHead[]): AsyncGenerator<string> {
  const { tool, level, branch, command } = run;
  const head = { schemaVersion: SCHEMA_VERSION, tool, level, branch, command, summary: summarizeRun(results) };
  yield `${format(head, '').slice(0, -'\n}'.length)},\n  "repositories": [`;
  for (const [index, result] of results.entries()) {
    yield `${index === 0 ? '' : ','}\n    ${format(describe(result, await readStored(out, result)), '    ')}`;
  }
  yield `${results.length === 0 ? '' : '\n  '}]\n}\n`;
}

function describe({ path, folder, status, code, message, head, branch, commit, summary }: RepositoryHead, { files, notes }: RepositoryResult): object {
  return { path, folder, status, code, message, head, branch, commit, summary, files, notes };
}

/** JSON has line breaks between its values only. */
function format(value: object, indent: string): string {
  return escapeJson(JSON.stringify(value, undefined, 2)).replaceAll('\n', `\n${indent}`);
}
