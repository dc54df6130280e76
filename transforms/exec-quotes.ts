import { placeOf } from '../src/dockerfile/lines.ts';
import { toSource, toSourceOffset } from '../src/dockerfile/source-map.ts';
import type { Command, Dockerfile, Edit, Instruction, Span } from '../src/dockerfile/types.ts';
import { evidenceText } from '../src/facts/evidence.ts';
import { isPosixShell } from '../src/facts/run-text.ts';
import type { FileFacts } from '../src/facts/types.ts';
import { findDashOptions } from '../src/repair/find-dashes.ts';
import { repairExecArray } from '../src/repair/repair-exec-array.ts';
import type { Transform } from '../src/rewrite/transform.ts';
import type { Finding } from '../src/rewrite/types.ts';

/** Repairs exec (JSON) arrays that were damaged by pasting, wherever an instruction may hold one. */
export const execQuotes: Transform = {
  name: 'exec-quotes',
  summary: 'repair exec arrays damaged by pasting: smart and single quotes, odd blanks, a trailing comma',
  run: ({ file, facts }) => file.instructions.flatMap((instruction) => [...repair(file, instruction), ...dashes(file, facts, instruction)]),
};

/** A dash that an editor has put for `-` or `--`: nobody can say which, so a person must. */
function dashes(file: Dockerfile, facts: FileFacts, instruction: Instruction): readonly Finding[] {
  const stage = facts.stages[instruction.stage];
  // PowerShell takes every dash for an option's.
  if (stage !== undefined && (stage.windows || !isPosixShell(stage.shell))) return [];
  return findDashOptions(instruction.trigger ?? instruction).map((offset) => {
    const place = placeOf(file, toSourceOffset(instruction, offset));
    const [word = ''] = instruction.text.slice(offset).split(/\s/, 1);
    const message = `${word} starts with a typographic dash, so it is taken for a name and not for an option`;
    return { transform: 'exec-quotes', level: 'manual', code: 'typographic-dash', place, message, evidence: [{ place, text: evidenceText(instruction.text) }] };
  });
}

const TAKES_ARRAY = new Set(['CMD', 'ENTRYPOINT', 'RUN', 'SHELL', 'VOLUME', 'COPY', 'ADD']);

/** Where an instruction may hold an array: offset into its joined text. */
function arrayStart(command: Command): { readonly keyword: string; readonly start: number } | undefined {
  if (command.json !== undefined) return undefined;
  if (TAKES_ARRAY.has(command.keyword)) return { keyword: command.keyword, start: command.argsStart };
  const health = command.keyword === 'HEALTHCHECK' ? /^CMD\s+(?=\[)/i.exec(command.rest) : null;
  return health === null ? undefined : { keyword: 'HEALTHCHECK', start: command.argsStart + health[0].length };
}

function repair(file: Dockerfile, instruction: Instruction): readonly Finding[] {
  const array = arrayStart(instruction.trigger ?? instruction);
  if (array === undefined || instruction.heredocs.length > 0) return [];
  const { start, keyword } = array;
  const result = repairExecArray(instruction.text.slice(start), { keyword });
  if (result.kind === 'valid' || result.kind === 'not-an-array') return [];
  const place = placeOf(file, toSourceOffset(instruction, start));
  const evidence = [{ place, text: evidenceText(instruction.text) }];
  const common = { transform: 'exec-quotes' as const, place, message: result.message, evidence };
  if (result.kind === 'manual') return [{ ...common, level: 'manual', code: result.code }];
  const edits: Edit[] = [];
  for (const edit of result.edits) {
    const span = toSource(instruction, { start: start + edit.start, end: start + edit.end });
    if (span === undefined || leavesNothing(file, instruction, span, edit.text)) {
      return [{ ...common, level: 'manual', code: 'array-split', message: `${result.message} The repair would touch a line continuation, so it is left alone.` }];
    }
    edits.push({ ...span, text: edit.text });
  }
  const [first, ...rest] = edits;
  return first === undefined ? [] : [{ ...common, level: result.level, code: result.worst, edits: [first, ...rest] }];
}

/** Nothing would be left on the last line of an instruction, so that the line above it would run on into what follows. */
function leavesNothing({ text }: Dockerfile, { first, last, span }: Instruction, { start, end }: Span, put: string): boolean {
  if (first === last || put !== '' || end < span.end) return false;
  return text.slice(text.lastIndexOf('\n', start - 1) + 1, start).trim() === '';
}
