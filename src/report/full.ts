import type { Finding, Level, Rewrite } from '../rewrite/types.ts';
import { escapeLine } from './escape.ts';
import { createPaint } from './paint.ts';
import type { Paint, Style } from './paint.ts';
import { formatEvidence, formatPlace } from './place.ts';
import type { RunResult } from './types.ts';
import { adviceFor, HELD_BACK, NEEDS_A_PERSON } from './wording.ts';

const LEVEL_STYLE: Readonly<Record<Level, Style>> = { safe: 'green', unsafe: 'yellow', manual: 'red' };
/** Notes on stages that are as they should be: in a tree of good files they would bury the rest. JSON has them. */
const EXPECTED: ReadonlySet<string> = new Set(['non-root', 'base-non-root']);
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
    ...file.notes.filter(({ code }) => !EXPECTED.has(code)).flatMap((note) =>
      [
        `${formatPlace(note.place).padStart(PLACE_WIDTH)}  note: ${escapeLine(note.message)}`,
        ...note.evidence.map((evidence) => `${INDENT}${formatEvidence(evidence)}`),
      ].map((line) => paint('dim', line)),
    ),
  ];
  return lines.length === 0 ? [] : [`${paint('bold', escapeLine(file.path))}${statusOf(file)}`, ...lines];
}

function statusOf(file: Rewrite): string {
  return file.status === 'changed' || file.status === 'clean' ? '' : ` (${file.status})`;
}

function formatReason(file: Rewrite, paint: Paint): readonly string[] {
  if (file.reason === undefined) return [];
  const { code, line, message } = file.reason;
  const where = line > 0 ? `${line}: ` : '';
  const advice = adviceFor(code);
  const style: Style = file.status === 'failed' ? 'red' : 'dim';
  return [
    `  ${paint(style, escapeLine(code))}: ${where}${escapeLine(message)}`,
    ...(advice === undefined ? [] : [`  ${paint('dim', advice)}`]),
  ];
}

function formatFindings(file: Rewrite, run: RunResult, paint: Paint): readonly string[] {
  const lines: string[] = [];
  // The three transforms of one stage stand on the same evidence: what was shown for one is not shown again.
  const shown = new Set<string>();
  file.findings.forEach((finding, index) => {
    if (finding.code !== file.findings[index - 1]?.code) shown.clear();
    lines.push(formatFinding(finding, paint));
    for (const evidence of finding.evidence.map(formatEvidence)) {
      if (!shown.has(evidence)) lines.push(`${INDENT}${evidence}`);
      shown.add(evidence);
    }
    const outcome = outcomeOf(finding, run);
    const next = file.findings[index + 1];
    const repeated = next?.code === finding.code && outcomeOf(next, run) === outcome;
    if (outcome !== undefined && !repeated) lines.push(`${INDENT}${paint('dim', outcome)}`);
  });
  return lines;
}

function formatFinding(finding: Finding, paint: Paint): string {
  return [
    formatPlace(finding.place).padStart(PLACE_WIDTH),
    finding.transform.padEnd(TRANSFORM_WIDTH),
    paint(LEVEL_STYLE[finding.level], finding.level.padEnd(LEVEL_WIDTH)),
    escapeLine(finding.message),
  ].join('  ');
}

function outcomeOf(finding: Finding, run: RunResult): string | undefined {
  if (finding.level === 'manual') return NEEDS_A_PERSON;
  return finding.level === 'unsafe' && !run.unsafe ? HELD_BACK : undefined;
}
