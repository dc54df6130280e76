import { evidenceText } from '../facts/evidence.ts';
import type { Evidence } from '../rewrite/types.ts';
import { markdownProofs } from './markdown-proof.ts';
import { codeSpan, prose } from './markdown-text.ts';
import type { FileChange, Repair, StageChange } from './message-change.ts';
import { tellStage } from './message-steps.ts';
import type { Risk, Step } from './message-steps.ts';
import { formatEvidence, formatPlace } from './place.ts';
import type { Proofs } from './types.ts';

/** One section, and how many files it is of. */
export interface Section {
  readonly text: string;
  readonly files: number;
}

/** What is changed in each file and why, with what it rests on. Files of which the very same is said share a section, in the place of their first. */
export function formatChanges(changes: readonly FileChange[], proofs: Proofs | undefined): readonly Section[] {
  const paths = new Map<string, string[]>();
  for (const change of changes) {
    const body = formatBody(change, proofs);
    paths.set(body, [...(paths.get(body) ?? []), change.file.path]);
  }
  return [...paths].map(([body, alike]) => ({ text: `${formatHeading(alike)}\n\n${body}`, files: alike.length }));
}

function formatHeading(paths: readonly string[]): string {
  const shown = paths.map(codeSpan).join(', ');
  return paths.length === 1 ? `### ${shown}` : `### ${paths.length} files alike\n\n${shown}`;
}

function formatBody({ file, repairs, stages }: FileChange, proofs: Proofs | undefined): string {
  const lines = [...repairs.flatMap(formatRepair), ...stages.flatMap((stage) => formatStage(stage, stages.length > 1))];
  return [...lines, ...markdownProofs(proofs?.byFile.get(file.path) ?? [])].join('\n');
}

function formatStage(stage: StageChange, isOneOfMany: boolean): readonly string[] {
  const { steps, risks } = tellStage(stage);
  const { name, line } = stage;
  const where = name === '' ? `the stage of line ${line}` : `the stage ${codeSpan(name)}`;
  const items = [...steps.flatMap((step) => formatStep(step, stage)), ...risks.flatMap(formatRisk)];
  return isOneOfMany ? [`- In ${where}:`, ...items.map((item) => `  ${item}`)] : items;
}

function formatStep({ finding, what, evidence }: Step, { after }: StageChange): readonly string[] {
  const isUser = finding.transform === 'set-user';
  const number = isUser && after?.uid !== undefined && !after.isNumeric ? ` (uid ${after.uid})` : '';
  // A user is a name that its owner looks for: it stands out, though it may be an ordinary word.
  const words = what.split(' ').map((word) => (word === after?.user ? codeSpan(word) : prose(word))).join(' ');
  const sentence = `${words.charAt(0).toUpperCase()}${words.slice(1)}${number}`;
  return [`- ${isUser ? `**${sentence}**` : sentence} (at ${formatPlace(finding.place)})`, ...evidence.map(formatItem)];
}

function formatRisk({ code, what, evidence, isAssumed }: Risk): readonly string[] {
  const head = isAssumed ? 'Risk, taken for settled here' : 'Risk';
  return [`- **${head}** (\`${code}\`): ${prose(what)}`, ...evidence.map(formatItem)];
}

function formatRepair({ finding, now }: Repair): readonly string[] {
  const { level, code, place, message, evidence } = finding;
  const risk = level === 'unsafe' ? `, **with a risk** (\`${code}\`: the repair is a guess)` : '';
  return [
    `- Repairs an array (at ${formatPlace(place)})${risk}. ${prose(message)}`,
    ...evidence.map(formatItem),
    ...(now === undefined ? [] : [`  - now ${codeSpan(evidenceText(now.text))}`]),
  ];
}

/** What has a place is a line of a file; the rest is a sentence. */
function formatItem(evidence: Evidence): string {
  return `  - ${evidence.place === undefined && evidence.file === undefined ? prose(evidence.text) : codeSpan(formatEvidence(evidence))}`;
}
