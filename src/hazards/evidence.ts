import { placeOf } from '../dockerfile/lines.ts';
import type { Dockerfile, Instruction } from '../dockerfile/types.ts';
import type { Evidence } from '../rewrite/types.ts';

/** An instruction as evidence: its place and its text, cut to one line. */
export function instructionEvidence(file: Dockerfile, instruction: Instruction, text: string = instruction.text): Evidence {
  const line = text.replace(/\s+/g, ' ').trim();
  return { place: placeOf(file, instruction.span.start), text: line.length > 100 ? `${line.slice(0, 99)}…` : line };
}
