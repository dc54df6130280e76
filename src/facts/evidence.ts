import { placeOf } from '../dockerfile/lines.ts';
import type { Dockerfile, Instruction } from '../dockerfile/types.ts';
import type { Evidence } from '../rewrite/types.ts';

/** More of a text than a reader needs to find it again. */
const LONGEST = 100;

/** A text of several lines on one, cut where it is long. */
export function evidenceText(text: string): string {
  let line = '';
  let gap = false;
  // No further than is shown: the text of one instruction may be evidence many times.
  for (let at = 0; at < text.length && line.length <= LONGEST; at += 1) {
    const char = text.charAt(at);
    if (/\s/.test(char)) {
      gap = line !== '';
      continue;
    }
    line += gap ? ` ${char}` : char;
    gap = false;
  }
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
}

/** An instruction as evidence: its place, and its text or what is said of it. */
export function instructionEvidence(file: Dockerfile, instruction: Instruction, text: string = instruction.text): Evidence {
  return { place: placeOf(file, instruction.span.start), text: evidenceText(text) };
}
