import { skipSeparators, skipSpace, trimSpaceEnd, wordEnd } from './blanks.ts';
import { readFlags } from './flags.ts';
import { readJsonForm } from './json-form.ts';
import type { JsonForm } from './json-form.ts';
import { upperCaseKeyword } from './keywords.ts';
import { nameValueProblem } from './name-value.ts';
import type { Problem } from './problem.ts';
import type { Command, Span } from './types.ts';

export type CommandReading =
  | { readonly ok: true; readonly command: Command; /** Of the joined text. */ readonly keyword: Span }
  /** `at` is an offset into the joined text. */
  | ({ readonly ok: false } & Problem);

const JSON_KEYWORDS = new Set(['ADD', 'CMD', 'COPY', 'ENTRYPOINT', 'RUN', 'SHELL', 'VOLUME']);

/**
 * Splits the joined text from `start` on into keyword, flags and arguments (BuildKit's
 * parser/split_command.go), and judges the arguments as far as BuildKit's parser does. For
 * HEALTHCHECK, `json` holds the strings behind the word CMD.
 */
export function readCommand(text: string, start: number, escape: '\\' | '`'): CommandReading {
  const end = trimSpaceEnd(text, start, text.length);
  const keywordStart = skipSpace(text, start, end);
  const keywordEnd = wordEnd(text, keywordStart, end);
  const flagsStart = skipSeparators(text, keywordEnd, end);

  const flags = readFlags(text, flagsStart, end, escape);
  if (!flags.ok) return flags;
  const argsStart = skipSpace(text, flags.next, end);
  const rest = text.slice(argsStart, end);
  const keyword = upperCaseKeyword(text.slice(keywordStart, keywordEnd));

  const json = jsonForm(keyword, rest);
  if (json.kind === 'refused') {
    return { ok: false, message: `the JSON array of ${keyword} may hold nothing but strings`, at: argsStart };
  }
  if (keyword === 'ENV' || keyword === 'LABEL') {
    const problem = nameValueProblem(keyword, rest, escape);
    if (problem !== undefined) return { ok: false, message: problem.message, at: argsStart + problem.at };
  }
  return {
    ok: true,
    command: {
      keyword,
      flags: flags.flags,
      argsStart,
      rest,
      json: json.kind === 'strings' ? json.strings : undefined,
    },
    keyword: { start: keywordStart, end: keywordEnd },
  };
}

function jsonForm(keyword: string, rest: string): JsonForm {
  if (JSON_KEYWORDS.has(keyword)) return readJsonForm(rest);
  if (keyword !== 'HEALTHCHECK') return { kind: 'none' };
  return readJsonForm(rest.slice(wordEnd(rest, 0, rest.length)));
}
