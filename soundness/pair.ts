import type { Dockerfile, Edit, Instruction } from '../src/dockerfile/types.ts';
import type { RewriteInput } from '../src/rewrite/rewrite.ts';
import type { Rewrite } from '../src/rewrite/types.ts';
import type { Fault } from './types.ts';

/** The text before and after a rewrite that changed it, both read, and what became of each instruction. */
export interface Pair {
  readonly input: RewriteInput;
  readonly rewrite: Rewrite;
  /** Of the findings that are written, in the order of the text. */
  readonly edits: readonly Edit[];
  readonly before: Dockerfile;
  readonly after: Dockerfile;
  /** What starts in the new text where an old instruction must stand, by that instruction. */
  readonly moved: ReadonlyMap<Instruction, Instruction>;
  /** The instructions of the new text that no old one became. */
  readonly added: readonly Instruction[];
}

/** Looks for one kind of damage, and says the first that it finds. */
export type Check = (pair: Pair) => Fault | undefined;

/** Follows each instruction by its offset alone, whatever it says now. */
export function pairUp(input: RewriteInput, rewrite: Rewrite, edits: readonly Edit[], before: Dockerfile, after: Dockerfile): Pair {
  const starts = new Map(after.instructions.map((instruction) => [instruction.span.start, instruction]));
  const moved = new Map<Instruction, Instruction>();
  let shift = 0;
  let next = 0;
  for (const instruction of before.instructions) {
    const { start } = instruction.span;
    for (let edit = edits[next]; edit !== undefined && edit.end <= start; edit = edits[next]) {
      shift += edit.text.length - (edit.end - edit.start);
      next += 1;
    }
    const now = starts.get(start + shift);
    if (now !== undefined) moved.set(instruction, now);
  }
  const kept = new Set(moved.values());
  return { input, rewrite, edits, before, after, moved, added: after.instructions.filter((instruction) => !kept.has(instruction)) };
}
