import type { Rewrite } from '../rewrite/types.ts';
import { diffLines } from './diff-lines.ts';
import { itemsOf, withoutRepeats } from './items.ts';
import type { Item } from './items.ts';
import { codeCell, codeSpan, fenced, prose } from './markdown-text.ts';
import { formatEvidence, formatPlace } from './place.ts';
import { formatSummary } from './summary.ts';
import type { RunResult } from './types.ts';
import { count } from './wording.ts';

/** GitHub takes comments of 65,536 characters. Behind this many, diffs are left out; findings never are. */
const ROOM = 60_000;

/** For a comment on a pull request: a table of the files that have something to say, then each with its findings and diff. */
export function formatMarkdown(run: RunResult): string {
  const told = run.files.map((file) => ({ file, items: itemsOf(file, run) })).filter(({ items }) => items.length > 0);
  const head = ['## unroot', formatSummary(run), ...(told.length === 0 ? [] : [formatTable(told)])];
  const sections = told.map(({ file, items }) => formatSection(file, items));
  const foot = `unroot ${run.toolVersion}; \`unroot explain CODE\` says what a code means, what to verify, and how to decline.`;
  let room = ROOM - [...head, ...sections, foot].reduce((sum, part) => sum + part.length + 2, 0);
  let leftOut = 0;
  const parts = told.flatMap(({ file }, index) => {
    const section = sections[index] ?? '';
    const diff = formatDiff(file);
    if (diff === '') return [section];
    room -= diff.length + 2;
    if (room >= 0) return [section, diff];
    leftOut++;
    return [section];
  });
  const gap = leftOut === 0 ? [] : [`This report is long: ${count(leftOut, 'diff is', 'diffs are')} left out. \`unroot diff\` prints everything.`];
  return `${[...head, ...parts, ...gap, foot].join('\n\n')}\n`;
}

interface Told {
  readonly file: Rewrite;
  readonly items: readonly Item[];
}

function formatTable(told: readonly Told[]): string {
  const rows = told.map(({ file, items }) => `| ${codeCell(file.path)} | ${file.status} | ${formatCounts(items)} |`);
  return ['| file | status | findings |', '| --- | --- | --- |', ...rows].join('\n');
}

function formatCounts(items: readonly Item[]): string {
  const levels = ['safe', 'unsafe', 'manual'] as const;
  return levels
    .map((level) => ({ level, number: items.filter(({ kind }) => kind === level).length }))
    .filter(({ number }) => number > 0)
    .map(({ level, number }) => `${number} ${level}`)
    .join(', ');
}

function formatSection(file: Rewrite, items: readonly Item[]): string {
  return [`### ${codeSpan(file.path)}: ${file.status}`, '', ...withoutRepeats(items).flatMap(formatItem)].join('\n');
}

function formatItem({ kind, code, transform, place, message, evidence, next }: Item): readonly string[] {
  const what = transform === undefined ? '' : ` \`${transform}\``;
  const where = place === undefined ? '' : ` at ${formatPlace(place)}`;
  return [
    `- **${kind}**${what}${where} (\`${code}\`): ${prose(message)}`,
    ...evidence.map((each) => `  - ${codeSpan(formatEvidence(each))}`),
    ...(next === undefined ? [] : [`  - ${next}`]),
  ];
}

function formatDiff(file: Rewrite): string {
  const lines = diffLines(file);
  if (lines.length === 0) return '';
  return ['<details>', `<summary>${count(changedLines(lines), 'changed line')}</summary>`, '', fenced('diff', lines), '', '</details>'].join('\n');
}

/** The first three lines are the header of the patch. */
function changedLines(lines: readonly string[]): number {
  return lines.slice(3).filter((line) => line.startsWith('+') || line.startsWith('-')).length;
}
