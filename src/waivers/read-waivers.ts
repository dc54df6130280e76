import type { Comment, Dockerfile, Instruction } from '../dockerfile/types.ts';
import { evidenceText } from '../facts/evidence.ts';
import { readWaiverComment } from './comment-forms.ts';
import { lastStartedAt } from './instruction-at.ts';
import type { Waiver } from './types.ts';

/**
 * The waivers of a file, in its order. A comment right above an instruction, other comments between, belongs to it and so to
 * its stage; one above the first FROM to the whole file, unless it names the stage; any other to the stage that it stands in.
 */
export function readWaivers(file: Dockerfile): readonly Waiver[] {
  const found = file.comments.flatMap((comment) => {
    const read = readWaiverComment(comment.text);
    return read === undefined ? [] : [{ comment, read }];
  });
  if (found.length === 0) return [];
  const blockEnds = endsOfBlocks(file.comments);
  const from = file.stages[0]?.from.first ?? 0;
  return found.map(({ comment, read }) => {
    const below = attachedTo(file, blockEnds.get(comment.line) ?? comment.line);
    const holder = below ?? file.instructions[lastStartedAt(file, comment.line)];
    const isHead = comment.line < from && !(read.scope === 'stage' && below?.keyword === 'FROM');
    return {
      names: read.names,
      stage: read.scope === 'file' || isHead || holder === undefined ? 'file' : holder.stage,
      instruction: read.scope === 'next' && !isHead && below?.keyword !== 'FROM' ? below : undefined,
      own: read.own,
      evidence: { place: { line: comment.line, column: 1 }, text: evidenceText(comment.text) },
    };
  });
}

/** For each comment line the last line of the block of comments that it stands in. */
function endsOfBlocks(comments: readonly Comment[]): ReadonlyMap<number, number> {
  const ends = new Map<number, number>();
  for (const { line } of comments.toReversed()) ends.set(line, ends.get(line + 1) ?? line);
  return ends;
}

/** The instruction that follows a block of comments without a blank line. */
function attachedTo(file: Dockerfile, blockEnd: number): Instruction | undefined {
  const next = file.instructions[lastStartedAt(file, blockEnd) + 1];
  return next?.first === blockEnd + 1 ? next : undefined;
}
