import { pageEnd, pageStart } from '../../report/html-page.ts';
import { element, htmlText } from '../../report/html-text.ts';
import { findReason } from '../../reasons/find-reason.ts';
import { REPOSITORY_STATUSES } from '../types.ts';
import type { RunRecord } from '../types.ts';
import type { RepositoryHead } from '../worker-protocol.ts';
import type { ReasonGroup } from './group-reasons.ts';
import { readPatch, readStored } from './read-stored.ts';
import { repositoryHtml } from './repository-html.ts';
import { summarizeRun, tellRun } from './run-summary.ts';
import { tellLevel } from './tell-level.ts';

/** One page that loads nothing and links to the files beside it: the reasons, then each repository, folded, those that need somebody first. */
export async function* runHtml(out: string, run: RunRecord, results: readonly RepositoryHead[]): AsyncGenerator<string> {
  const summary = summarizeRun(results);
  yield lines([
    ...pageStart('unroot: repositories'),
    element('p', htmlText(tellRun(run, summary))),
    element('p', tellLevel(run, (text) => element('code', htmlText(text)))),
    ...(summary.reasons.length === 0 ? [] : [formatReasons(summary.reasons)]),
  ]);
  const unsafe = run.command.split(' ').includes('--unsafe');
  for (const status of REPOSITORY_STATUSES) {
    const group = results.filter((result) => result.status === status);
    if (group.length > 0) yield lines([element('h2', `${element('span', status, status)}: ${group.length}`)]);
    for (const head of group) yield lines([repositoryHtml({ ...(await readStored(out, head)), ...head }, await readPatch(out, head), unsafe)]);
  }
  yield lines(pageEnd(run.tool.version, 'bulk'));
}

function formatReasons(groups: readonly ReasonGroup[]): string {
  const head = ['status', 'reason', 'repositories', 'meaning'].map((name) => element('th', name)).join('');
  const rows = groups.map(({ status, code, count }) => {
    const cells = [element('code', htmlText(code)), String(count), htmlText(findReason(code)?.summary ?? '')];
    return `${element('td', status, status)}${cells.map((cell) => element('td', cell)).join('')}`;
  });
  return element('table', [head, ...rows].map((row) => element('tr', row)).join('\n'));
}

function lines(texts: readonly string[]): string {
  return `${texts.join('\n')}\n`;
}
