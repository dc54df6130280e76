import { placeOf } from './lines.ts';
import { toSourceOffset } from './source-map.ts';
import type { Instruction, Line } from './types.ts';

/** What BuildKit would not take, and where: an offset into the text that was judged. */
export interface Problem {
  readonly message: string;
  readonly at: number;
}

type Mapped = Pick<Instruction, 'text' | 'segments' | 'span'>;

/** The line (from 1) of a character of an instruction's joined text; of its start for an offset outside. */
export function lineOf(file: { readonly text: string; readonly lines: readonly Line[] }, instruction: Mapped, at: number): number {
  const inside = at >= 0 && at < instruction.text.length ? at : 0;
  return placeOf(file, toSourceOffset(instruction, inside)).line;
}
