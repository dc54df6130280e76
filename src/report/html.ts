import type { Rewrite } from '../rewrite/types.ts';
import { diffLines } from './diff-lines.ts';
import { htmlDiff } from './html-diff.ts';
import { htmlFileHeading, htmlFileItems } from './html-file.ts';
import { pageEnd, pageStart } from './html-page.ts';
import { element, htmlText } from './html-text.ts';
import { countFiles, formatSummary } from './summary.ts';
import type { RunResult } from './types.ts';

/** One page that needs nothing else, for reading a whole run: every file with findings, notes, reasons and its diff. */
export function formatHtml(run: RunResult): string {
  const sections = run.files.map((file) => ({ file, html: formatFile(file, run) }));
  const quiet = sections.filter(({ html }) => html === '').map(({ file }) => element('li', element('code', htmlText(file.path))));
  const lines = [
    ...pageStart('unroot: report'),
    element('p', htmlText(formatSummary(run))),
    formatCounts(run),
    ...sections.map(({ html }) => html).filter((html) => html !== ''),
    ...(quiet.length === 0 ? [] : [element('h2', 'Nothing to say of'), element('ul', quiet.join('\n'))]),
    ...pageEnd(run.toolVersion, run.verb),
  ];
  return `${lines.join('\n')}\n`;
}

function formatCounts(run: RunResult): string {
  const rows = Object.entries(countFiles(run.files).status).filter(([, number]) => number > 0);
  const cells = rows.map(([status, number]) => element('tr', `${element('th', status, status)}${element('td', String(number))}`));
  return cells.length === 0 ? '' : element('table', cells.join('\n'));
}

/** `''` where nothing is to be said of a file. */
function formatFile(file: Rewrite, run: RunResult): string {
  const parts = [htmlFileItems(file, run.unsafe), htmlDiff(diffLines(file))].filter((part) => part !== '');
  return parts.length === 0 ? '' : [element('h2', htmlFileHeading(file)), ...parts].join('\n');
}
