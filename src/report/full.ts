import type { Verdict } from '../prove/types.ts';
import type { Rewrite } from '../rewrite/types.ts';
import { escapeLine } from './escape.ts';
import { findingItems, notesOf, reasonItem, withoutRepeats } from './items.ts';
import type { Item, Kind } from './items.ts';
import { createPaint } from './paint.ts';
import type { Paint, Style } from './paint.ts';
import { formatEvidence, formatPlace } from './place.ts';
import { proofText } from './proof-text.ts';
import type { RunResult, ToldProof } from './types.ts';

const KIND_STYLE: Readonly<Record<Kind, Style>> = { safe: 'green', unsafe: 'yellow', manual: 'red', failed: 'red', skipped: 'dim', note: 'dim' };
const PLACE_WIDTH = 7;
const TRANSFORM_WIDTH = 'chown-workdir'.length;
const LEVEL_WIDTH = 'unsafe'.length;
const INDENT = ' '.repeat(PLACE_WIDTH + 2);

/** For reading: every file that has something to say, with its findings, their evidence, and what settles them. */
export function formatFull(run: RunResult): string {
  const paint = createPaint(run.color);
  const blocks = run.files.map((file) => formatFile(file, run, paint)).filter((lines) => lines.length > 0);
  return blocks.map((lines) => `${lines.join('\n')}\n`).join('\n');
}

function formatFile(file: Rewrite, run: RunResult, paint: Paint): readonly string[] {
  const lines = [
    ...formatReason(file, paint),
    ...formatFindings(file, run, paint),
    ...notesOf(file).flatMap((note) =>
      [
        `${formatPlace(note.place).padStart(PLACE_WIDTH)}  note: ${escapeLine(note.message)}`,
        ...note.evidence.map((evidence) => `${INDENT}${formatEvidence(evidence)}`),
      ].map((line) => paint('dim', line)),
    ),
    ...(run.proofs?.byFile.get(file.path) ?? []).flatMap((proof) => formatProof(proof, paint)),
  ];
  return lines.length === 0 ? [] : [`${paint('bold', escapeLine(file.path))}${statusOf(file)}`, ...lines];
}

const VERDICT_STYLE: Readonly<Record<Verdict, Style>> = { holds: 'green', breaks: 'red', open: 'yellow' };

function formatProof(proof: ToldProof, paint: Paint): readonly string[] {
  const { build, before, after, faults } = proofText(proof);
  const lines = [`before: ${before}`, `after:  ${after}`, ...faults.flatMap(({ message, lines: log }) => [message, ...log.map((line) => `| ${line}`)])];
  return [
    `${'proof'.padStart(PLACE_WIDTH)}  ${paint(VERDICT_STYLE[proof.verdict], proof.verdict)}: ${escapeLine(build)}`,
    ...lines.map((line) => `${INDENT}${escapeLine(line)}`),
  ];
}

function statusOf(file: Rewrite): string {
  return file.status === 'changed' || file.status === 'clean' ? '' : ` (${file.status})`;
}

function formatReason(file: Rewrite, paint: Paint): readonly string[] {
  const item = reasonItem(file);
  if (item === undefined) return [];
  const { kind, code, place, message, next } = item;
  const where = place === undefined ? '' : `${place.line}: `;
  return [
    `  ${paint(KIND_STYLE[kind], code)}: ${where}${escapeLine(message)}`,
    ...(next === undefined ? [] : [`  ${paint('dim', next)}`]),
  ];
}

function formatFindings(file: Rewrite, run: RunResult, paint: Paint): readonly string[] {
  return withoutRepeats(findingItems(file, run)).flatMap(({ next, evidence, ...item }) => [
    formatItem(item, paint),
    ...evidence.map((each) => `${INDENT}${formatEvidence(each)}`),
    // By its code it is explained, assumed and waived.
    ...(next === undefined ? [] : [`${INDENT}${paint('dim', `${next} (unroot explain ${item.code})`)}`]),
  ]);
}

function formatItem({ kind, transform, place, message }: Omit<Item, 'evidence' | 'next'>, paint: Paint): string {
  return [
    (place === undefined ? '' : formatPlace(place)).padStart(PLACE_WIDTH),
    (transform ?? '').padEnd(TRANSFORM_WIDTH),
    paint(KIND_STYLE[kind], kind.padEnd(LEVEL_WIDTH)),
    escapeLine(message),
  ].join('  ');
}
