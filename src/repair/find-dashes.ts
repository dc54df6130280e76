import { parseShell } from '../shell/shell.ts';
import type { Command } from '../dockerfile/types.ts';

/** Figure dash, en dash, em dash, horizontal bar, minus sign: what editors make of `-` and `--`. */
const DASH_OPTION = /^[\u2012-\u2015\u2212]+[A-Za-z]/;

/** Instructions whose words may be flags; text of others (LABEL, ENV, …) is free to hold dashes. */
const WITH_FLAGS = new Set(['COPY', 'ADD', 'FROM', 'HEALTHCHECK']);
const SHELL_TEXT = new Set(['RUN', 'CMD', 'ENTRYPOINT']);

/**
 * Words that start with a typographic dash where an option must stand (`COPY —from=build`, `apk add –no-cache`): offsets
 * into the joined text. Docker and the shell take them as names. Nothing is found inside quotes.
 */
export function findDashOptions(command: Command): readonly number[] {
  if (command.json !== undefined) return [];
  if (WITH_FLAGS.has(command.keyword)) return wordsOf(command.rest).filter(({ text }) => DASH_OPTION.test(text)).map(({ at }) => command.argsStart + at);
  // Reading a shell text costs more than a look at its characters.
  if (!SHELL_TEXT.has(command.keyword) || !/[\u2012-\u2015\u2212]/.test(command.rest)) return [];
  const { ok, commands } = parseShell(command.rest);
  if (!ok) return [];
  const words = commands.flatMap(({ args }) => args);
  return words.filter(({ text }) => DASH_OPTION.test(text)).map(({ span }) => command.argsStart + span.start);
}

function wordsOf(rest: string): readonly { readonly text: string; readonly at: number }[] {
  return [...rest.matchAll(/[^\t\v\f\r\n ]+/g)].map((match) => ({ text: match[0], at: match.index }));
}
