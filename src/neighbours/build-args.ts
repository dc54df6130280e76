import { asText, entriesOf, textsOf } from './data.ts';
import type { Data } from './data.ts';

/** One build argument as written; without a value the caller's environment gives it. */
export interface WrittenArg {
  readonly name: string;
  readonly value: string | undefined;
}

/** Build arguments of a compose or bake file: a map, or a list of `NAME=value` (compose-spec, build.md, args). */
export function writtenArgs(data: Data | undefined): readonly WrittenArg[] {
  if (data?.kind === 'map') return entriesOf(data).map(({ key, value }) => ({ name: key, value: asText(value)?.text }));
  return textsOf(data).map(({ text }) => argOf(text));
}

/** `NAME=value`, as a command line has it too. */
export function argOf(text: string): WrittenArg {
  const equals = text.indexOf('=');
  return equals === -1 ? { name: text, value: undefined } : { name: text.slice(0, equals), value: text.slice(equals + 1) };
}

/**
 * Those whose values are told, by name. An argument that only the environment of the caller knows is left out: the default that its
 * ARG has holds then.
 *
 * @param tell fills in the variables of a value; undefined where one is not told
 */
export function toldArgs(args: readonly WrittenArg[], tell: (value: string) => string | undefined): Readonly<Record<string, string>> {
  const told = new Map<string, string>();
  for (const { name, value } of args) {
    const filled = value === undefined ? undefined : tell(value);
    if (filled === undefined) told.delete(name);
    else told.set(name, filled);
  }
  return Object.fromEntries(told);
}
