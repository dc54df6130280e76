import { nameValues } from '../dockerfile/name-value.ts';
import { splitWords } from '../dockerfile/split-words.ts';
import type { Dockerfile } from '../dockerfile/types.ts';
import { expand } from '../dockerfile/expand.ts';
import type { Scope } from './variables.ts';

export interface KeyValue {
  readonly name: string;
  /** Expanded; undefined where it depends on something only the build knows. */
  readonly value: string | undefined;
  readonly overridable: boolean;
}

/** The words of ARG, quotes kept. */
function words(rest: string, escape: Dockerfile['escape']): readonly string[] {
  return splitWords(rest, escape).map(({ text }) => text);
}

/** Reads `ENV a=b c="d e"` and the old form `ENV a b c`; names with an empty value too. */
export function readEnv(rest: string, escape: Dockerfile['escape'], scope: Scope): readonly KeyValue[] {
  return nameValues(rest, escape).map(({ name, value }) => {
    // A name loses its quotes, and is expanded, like a value (BuildKit, expandKvp).
    const key = expand(name, escape, (variable) => scope.lookup(variable)).value;
    return keyValue(key, value, escape, scope);
  });
}

export interface ArgDefault extends KeyValue {
  /** It has a default; `value` is undefined all the same where only the build knows it. */
  readonly given: boolean;
}

/**
 * Declares the ARGs of `ARG a b=c` in a scope, one after the other: a default sees those before it on its line
 * (BuildKit, dispatchArg and buildMetaArgs), unlike the values of ENV.
 */
export function declareArgs(rest: string, escape: Dockerfile['escape'], scope: Scope): readonly ArgDefault[] {
  return words(rest, escape).map((word) => {
    const equals = word.indexOf('=');
    const given = equals !== -1;
    const read = given ? keyValue(word.slice(0, equals), word.slice(equals + 1), escape, scope) : { name: word, value: undefined, overridable: false };
    scope.setArg(read.name, read.value, given);
    return { ...read, given };
  });
}

function keyValue(name: string, written: string, escape: Dockerfile['escape'], scope: Scope): KeyValue {
  const { value, unknown, overridable } = expand(written, escape, (variable) => scope.lookup(variable));
  // An undeclared name expands to nothing unless the base image defines it; only an ARG's value is the build's to tell.
  const told = unknown.every((variable) => scope.lookup(variable).kind === 'undeclared');
  return { name, value: told ? value : undefined, overridable: overridable.length > 0 };
}
