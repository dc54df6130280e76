import { formatPathList } from '../path-list.ts';
import { REPOSITORY_STATUSES } from '../types.ts';
import type { RunRecord } from '../types.ts';
import type { RepositoryHead } from '../worker-protocol.ts';
import { writeParts } from '../write-parts.ts';
import { runCsv } from './run-csv.ts';
import { runHtml } from './run-html.ts';
import { runJson } from './run-json.ts';
import { runMarkdown } from './run-markdown.ts';

/**
 * Writes the reports of a run into its output folder (absolute, and there), each one whole or not at all. Of each repository only the head is
 * in memory: the rest is read from its folder, one after the other.
 *
 * @param results sorted by path; the same results give the same bytes
 * @throws Error with a sentence that names the file, where the folder of a repository is not as it was left; Error of the file system
 */
export async function writeRunReports(out: string, run: RunRecord, results: readonly RepositoryHead[]): Promise<void> {
  for (const status of REPOSITORY_STATUSES) {
    await writeParts(out, `${status}.txt`, [formatPathList(results.filter((result) => result.status === status).map(({ path }) => path))]);
  }
  await writeParts(out, 'repos.csv', runCsv(results));
  await writeParts(out, 'report.md', [runMarkdown(run, results)]);
  await writeParts(out, 'report.json', runJson(out, run, results));
  await writeParts(out, 'report.html', runHtml(out, run, results));
}
