import type { Dockerfile, Instruction } from '../dockerfile/types.ts';
import type { Edit } from '../dockerfile/types.ts';
import type { StageFacts } from '../facts/types.ts';
import { alignment } from './alignment.ts';
import { commentsAbove, headOf, isBlank } from './attached-comments.ts';

/** Where new lines go: above the line that starts at `offset`, or, at a stage's end, below the line that ends there. */
export interface InsertionPoint {
  readonly offset: number;
  readonly position: 'above' | 'below';
  /** The instruction whose line ending, indentation and keyword case the new lines take. */
  readonly like: Instruction;
  /** A blank line separates the anchor from what stands before it; the new lines keep that distance. */
  readonly spaced: boolean;
}

/** Which end of a block of new lines an edit holds, where several go to one point. */
export interface BlockEnds {
  readonly opens: boolean;
  readonly closes: boolean;
}

/** What works on the file system, or changes who does. */
export const ROOT_WORK: ReadonlySet<string> = new Set(['RUN', 'COPY', 'ADD', 'WORKDIR', 'USER', 'ONBUILD']);
const ENTRY = new Set(['CMD', 'ENTRYPOINT']);

/**
 * Above the first CMD or ENTRYPOINT with no RUN, COPY, ADD, WORKDIR or USER behind it, its comment block kept
 * attached; without one, at the end of the stage.
 */
export function userPoint(file: Dockerfile, stage: StageFacts): InsertionPoint {
  const { instructions, from } = stage.stage;
  const lastWork = instructions.findLastIndex((instruction) => ROOT_WORK.has(instruction.keyword));
  const entry = instructions.slice(lastWork + 1).find((instruction) => ENTRY.has(instruction.keyword));
  if (entry !== undefined) return above(file, entry);
  return below(file, instructions.at(-1) ?? from);
}

/** The first instruction of the stage that fits, at or after `earliest`, as an insertion point above it; else `otherwise`. */
export function aboveFirst(
  file: Dockerfile,
  stage: StageFacts,
  earliest: number,
  fits: (instruction: Instruction) => boolean,
  otherwise: InsertionPoint,
): InsertionPoint {
  const found = stage.stage.instructions.find((instruction) => instruction.span.start >= earliest && fits(instruction));
  if (found === undefined) return otherwise;
  const point = above(file, found);
  return point.offset <= otherwise.offset ? point : otherwise;
}

/** Above an instruction and the comments that belong to it (pragmas and descriptions apply to the next line only). */
export function above(file: Dockerfile, instruction: Instruction): InsertionPoint {
  const line = headOf(file, instruction);
  const start = file.lines[line - 1]?.start ?? 0;
  // A byte order mark belongs to the file, not to the line; no instruction but FROM stands there.
  return { offset: start, position: 'above', like: instruction, spaced: isBlank(file, line - 1) };
}

/** Below the last instruction of a stage, at the distance that the instruction keeps to what stands above it. */
/** Below the last line of an instruction. */
export function below(file: Dockerfile, instruction: Instruction): InsertionPoint {
  const line = file.lines[instruction.last - 1];
  const spaced = instruction.keyword !== 'FROM' && isBlank(file, commentsAbove(file, instruction.first) - 1);
  return { offset: line?.end ?? file.text.length, position: 'below', like: instruction, spaced };
}

/**
 * Nothing can be put below: the instruction is the last of the file and ends in a continuation, which BuildKit accepts there
 * (its testfile `continue-at-eof`) and which would swallow a further line.
 */
export function isDangling(file: Dockerfile, point: InsertionPoint): boolean {
  if (point.position !== 'below' || point.like !== file.instructions.at(-1)) return false;
  if (file.open) return true;
  for (let number = point.like.last; number >= point.like.first; number -= 1) {
    const line = file.lines[number - 1];
    const text = line === undefined ? '' : file.text.slice(line.start, line.end).trim();
    if (text === '' || text.startsWith('#')) continue;
    return text.endsWith(file.escape) && !text.endsWith(file.escape + file.escape);
  }
  return false;
}

/** The edit that puts instructions at a point, in the file's own line ending, indentation, keyword case and alignment. */
export function insert(file: Dockerfile, point: InsertionPoint, instructions: readonly string[], { opens, closes }: BlockEnds): Edit {
  const eol = eolNear(file, point.like);
  const keyword = file.text.slice(point.like.keywordSpan.start, point.like.keywordSpan.end);
  const lower = keyword === keyword.toLowerCase();
  const lineStart = file.lines[point.like.first - 1]?.start ?? point.like.keywordSpan.start;
  const indent = /^[ \t]*/.exec(file.text.slice(lineStart, point.like.keywordSpan.start))?.[0] ?? '';
  const gap = alignment(file, point.like.stage);
  const lines = instructions.map((text) => {
    const space = text.indexOf(' ');
    const word = lower ? text.slice(0, space).toLowerCase() : text.slice(0, space);
    return indent + word + gap(word) + text.slice(space + 1);
  });
  const end = { start: point.offset, end: point.offset };
  if (point.position === 'below') return { ...end, text: (opens && point.spaced ? eol : '') + lines.map((line) => eol + line).join('') };
  const distance = closes && point.spaced ? eol : '';
  return { ...end, text: lines.map((line) => line + eol).join('') + distance };
}

/** The line ending of the instruction's line, else of the nearest line above that has one. */
function eolNear(file: Dockerfile, instruction: Instruction): string {
  for (let number = instruction.last; number > 0; number -= 1) {
    const eol = file.lines[number - 1]?.eol;
    if (eol !== undefined && eol !== '') return eol;
  }
  return '\n';
}
