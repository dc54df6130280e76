import { mayBeRepaired } from './may-be-repaired.ts';
import { nameValues } from './name-value.ts';
import type { Problem } from './problem.ts';
import { quoted } from './quoted.ts';
import { shellWords } from './shell-words.ts';
import { separatedWords } from './split-words.ts';
import type { Instruction } from './types.ts';

/** Flags whose values BuildKit expands (instructions/commands.go; dockerfile2llb/convert.go for `from` and `platform`). */
const EXPANDED_FLAGS = new Set(['chown', 'chmod', 'checksum', 'from', 'platform']);

/**
 * The first word of an instruction that BuildKit cannot expand, and so refuses: a quote that does not close, or a `${` that
 * does not end or means nothing. Not of ARG, whose default a build argument may replace unread, nor of what ONBUILD carries,
 * nor of arrays that are damaged, which are left to the repair.
 */
export function wordProblem(instruction: Instruction, escape: '\\' | '`'): Problem | undefined {
  if (!/["'$]/.test(instruction.text)) return undefined;
  for (const { text, at } of expandedWords(instruction, escape)) {
    if (!/["'$]/.test(text) || shellWords(text, { rawQuotes: false, rawEscapes: false, escape }).ok) continue;
    return { message: `BuildKit cannot expand ${quoted(text)}: a quote or "\${" in it does not end, or means nothing`, at };
  }
  return undefined;
}

function expandedWords(instruction: Instruction, escape: '\\' | '`'): readonly { readonly text: string; readonly at: number }[] {
  const { keyword, flags, argsStart, rest, json, heredocs } = instruction;
  const values = flags.filter(({ name }) => EXPANDED_FLAGS.has(name)).map(({ value, joined }) => ({ text: value, at: joined.start }));
  // Its flags are none of the array's.
  if (mayBeRepaired(instruction)) return values;
  const words = (): readonly { readonly text: string; readonly at: number }[] =>
    json?.map((text) => ({ text, at: argsStart })) ?? separatedWords(rest).map(({ text, start }) => ({ text, at: argsStart + start }));
  switch (keyword) {
    case 'USER':
    case 'WORKDIR':
    case 'STOPSIGNAL':
      return [{ text: rest, at: argsStart }];
    case 'EXPOSE':
    case 'VOLUME':
      return words();
    case 'FROM':
      return [...values, ...words().slice(0, 1)];
    case 'COPY':
    case 'ADD':
      return [...values, ...(heredocs.length > 0 ? words().filter(({ text }) => !text.includes('<<')) : words())];
    case 'ENV':
    case 'LABEL':
      return nameValues(rest, escape).flatMap(({ name, value, at }) => [name, value].map((text) => ({ text, at: argsStart + at })));
    default:
      return [];
  }
}
