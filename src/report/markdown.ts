import type { Rewrite } from '../rewrite/types.ts';
import { diffLines } from './diff-lines.ts';
import { itemsOf, withoutRepeats } from './items.ts';
import type { Item } from './items.ts';
import { codeCell, codeSpan, fenced, prose } from './markdown-text.ts';
import { formatEvidence, formatPlace } from './place.ts';
import { markdownProofs } from './markdown-proof.ts';
import { ROOM, roomOf } from './room.ts';
import { formatSummary } from './summary.ts';
import type { RunResult, ToldProof } from './types.ts';
import { count } from './wording.ts';

/**
 * For a comment on a pull request: a table of the files that have something to say, then each with its findings and diff. Where there is no
 * room, diffs are left out, and then what is said of the last files.
 */
export function formatMarkdown(run: RunResult): string {
  const proofsOf = (file: Rewrite): readonly ToldProof[] => run.proofs?.byFile.get(file.path) ?? [];
  const told = run.files.map((file) => ({ file, items: itemsOf(file, run) })).filter(({ file, items }) => items.length > 0 || proofsOf(file).length > 0);
  const head = ['## unroot', formatSummary(run), ...(told.length === 0 ? [] : [formatTable(told)])];
  const sections = told.map(({ file, items }) => formatSection(file, items, proofsOf(file)));
  const engine = run.proofs === undefined ? '' : `, proved with ${run.proofs.engine.name} ${run.proofs.engine.version}`;
  const foot = `unroot ${run.toolVersion}${engine}; \`unroot explain CODE\` says what a code means, what to verify, and how to decline.`;
  const room = roomOf(ROOM - [...head, foot].reduce((sum, part) => sum + part.length + 2, 0));
  // What is said of a file matters more than its diff.
  const kept = sections.filter((section) => room.takes(section));
  const diffs = new Map(told.slice(0, kept.length).map(({ file }) => [file, formatDiff(file)] as const).filter(([, diff]) => diff !== '' && room.takes(diff)));
  const parts = told.slice(0, kept.length).flatMap(({ file }, index) => [kept[index] ?? '', diffs.get(file) ?? []].flat());
  const cut = told.length - kept.length;
  const without = told.filter(({ file }) => file.after !== file.before && !diffs.has(file)).length;
  const left = [...(cut === 0 ? [] : [count(cut, 'file')]), ...(without === 0 ? [] : [count(without, 'diff')])];
  const gap = left.length === 0 ? [] : [`This report is long: ${left.join(' and ')} at its end ${cut + without === 1 ? 'is' : 'are'} left out. \`unroot check\` and \`unroot diff\` print everything.`];
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
  const levels = ['safe', 'unsafe', 'manual', 'note'] as const;
  return levels
    .map((level) => ({ level, number: items.filter(({ kind }) => kind === level).length }))
    .filter(({ number }) => number > 0)
    .map(({ level, number }) => `${number} ${level}`)
    .join(', ');
}

function formatSection(file: Rewrite, items: readonly Item[], proofs: readonly ToldProof[]): string {
  return [`### ${codeSpan(file.path)}: ${file.status}`, '', ...withoutRepeats(items).flatMap(formatItem), ...markdownProofs(proofs)].join('\n');
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
