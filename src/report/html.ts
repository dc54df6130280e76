import { createHash } from 'node:crypto';
import type { Note, Rewrite } from '../rewrite/types.ts';
import { diffLines } from './diff-lines.ts';
import { STYLE } from './html-style.ts';
import { element, htmlEscaped, htmlText } from './html-text.ts';
import { findingItems, notesOf, reasonItem, withoutRepeats } from './items.ts';
import type { Item } from './items.ts';
import { formatEvidence, formatPlace } from './place.ts';
import { countFiles, formatSummary } from './summary.ts';
import type { RunResult } from './types.ts';

/** Nothing is loaded and nothing runs: not even a text that were taken for markup could reach out. */
const POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; base-uri 'none'; form-action 'none'`;

/** One page that needs nothing else, for reading a whole run: every file with findings, notes, reasons and its diff. */
export function formatHtml(run: RunResult): string {
  const sections = run.files.map((file) => ({ file, html: formatFile(file, run) }));
  const quiet = sections.filter(({ html }) => html === '').map(({ file }) => element('li', element('code', htmlText(file.path))));
  const lines = [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${htmlText(POLICY)}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    '<title>unroot: report</title>',
    element('style', STYLE),
    '</head>',
    '<body>',
    element('h1', 'unroot: report'),
    element('p', htmlText(formatSummary(run))),
    formatCounts(run),
    ...sections.map(({ html }) => html).filter((html) => html !== ''),
    ...(quiet.length === 0 ? [] : [element('h2', 'Nothing to say of'), element('ul', quiet.join('\n'))]),
    element('p', `unroot ${htmlText(run.toolVersion)}, ${element('code', `unroot ${run.verb}`)}. ${element('code', 'unroot explain CODE')} says what a code means, what to verify, and how to decline.`, 'quiet'),
    '</body>',
    '</html>',
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
  const reason = reasonItem(file);
  const items = [...(reason === undefined ? [] : [reason]), ...withoutRepeats(findingItems(file, run))];
  const list = [...items.map(formatItem), ...notesOf(file).map(formatNote)];
  const diff = formatDiff(file);
  if (list.length === 0 && diff === '') return '';
  const heading = `${element('code', htmlText(file.path))} ${element('span', file.status, file.status)}`;
  return [element('h2', heading), ...(list.length === 0 ? [] : [element('ul', list.join('\n'))]), ...(diff === '' ? [] : [diff])].join('\n');
}

function formatItem({ kind, code, transform, place, message, evidence, next }: Item): string {
  const head = [
    element('span', kind, `kind ${kind}`),
    ...(transform === undefined ? [] : [element('code', transform)]),
    ...(place === undefined ? [] : [`at ${formatPlace(place)}`]),
    `(${element('code', code)}): ${htmlText(message)}`,
  ].join(' ');
  const facts = evidence.map((each) => element('li', element('code', htmlEscaped(formatEvidence(each)))));
  const rest = [...facts, ...(next === undefined ? [] : [element('li', htmlText(next))])];
  return element('li', rest.length === 0 ? head : `${head}\n${element('ul', rest.join('\n'))}`);
}

function formatNote({ code, place, message, evidence }: Note): string {
  const facts = evidence.map((each) => element('li', element('code', htmlEscaped(formatEvidence(each)))));
  const head = `note at ${formatPlace(place)} (${element('code', code)}): ${htmlText(message)}`;
  return element('li', facts.length === 0 ? head : `${head}\n${element('ul', facts.join('\n'))}`, 'quiet');
}

function formatDiff(file: Rewrite): string {
  const lines = diffLines(file).map((line, index) => element('span', htmlEscaped(line), lineClass(line, index)));
  return lines.length === 0 ? '' : element('pre', lines.join('\n'));
}

/** The first three lines are the header of the patch. */
function lineClass(line: string, index: number): string {
  if (index < 3) return 'head';
  return { '+': 'add', '-': 'del', '@': 'hunk' }[line.charAt(0)] ?? '';
}
