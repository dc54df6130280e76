import { contextOf } from '../soundness/context-of.ts';
import { ALONE } from '../src/context/surroundings.ts';
import { rewriteText } from '../src/rewrite/rewrite.ts';
import type { Rewrite } from '../src/rewrite/types.ts';
import type { HostileInput } from './hostile-input.ts';

/** A hostile input made ready: what it costs to make it shall not be measured. */
export interface ReadyInput {
  readonly text: string;
  readonly files: Readonly<Record<string, string>> | undefined;
}

export function makeReady(input: HostileInput, size: number): ReadyInput {
  // The joined pieces of a text are flattened by any search in it.
  const text = input.text(size);
  text.indexOf('\0');
  return { text, files: input.files?.(size) };
}

/** Rewrites it from end to end, unsafe fixes too. */
export function rewriteInput({ text, files }: ReadyInput): Rewrite {
  const contexts = files === undefined ? undefined : { find: () => contextOf(files) };
  return rewriteText({ path: 'Dockerfile', text, policy: { unsafe: true, only: [], skip: [] }, surroundings: { ...ALONE, contexts } });
}
