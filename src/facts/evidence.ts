import { placeOf } from '../dockerfile/lines.ts';
import type { Dockerfile, Instruction } from '../dockerfile/types.ts';
import type { Evidence } from '../rewrite/types.ts';

/** More of a text than a reader needs to find it again. */
const LONGEST = 100;

/** A text of several lines on one, cut where it is long. */
export function evidenceText(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
}

/** An instruction as evidence: its place, and its text or what is said of it. */
export function instructionEvidence(file: Dockerfile, instruction: Instruction, text: string = instruction.text): Evidence {
  return { place: placeOf(file, instruction.span.start), text: evidenceText(text) };
}
