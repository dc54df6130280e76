import { escapeContent } from './escape.ts';
import { codeCell, fenced, prose } from './markdown-text.ts';
import { proofText } from './proof-text.ts';
import type { ToldProof } from './types.ts';

/** A table of what was built and seen, and behind it what keeps a proof from holding; no lines where nothing was proved. */
export function markdownProofs(proofs: readonly ToldProof[]): readonly string[] {
  if (proofs.length === 0) return [];
  const texts = proofs.map(proofText);
  const rows = texts.map(({ verdict, build, before, after }) => `| **${verdict}** | ${codeCell(build)} | ${codeCell(before)} | ${codeCell(after)} |`);
  const faults = texts.flatMap(({ faults: all }) =>
    all.flatMap(({ message, lines }) => [`- ${prose(message)}`, ...(lines.length === 0 ? [] : ['', fenced('text', lines.map(escapeContent)), ''])]),
  );
  return ['', '| proof | built from | before | after |', '| --- | --- | --- | --- |', ...rows, ...(faults.length === 0 ? [] : ['', ...faults])];
}
