import type { Doings } from './types.ts';

const KNOWN = new WeakMap<Doings, ReadonlyMap<string, string>>();

/** The value that the last ENV of a name sets; undefined without one. By name, once for each list: entries ask for every word. */
export function lastEnv(doings: Doings, name: string): string | undefined {
  const known = KNOWN.get(doings) ?? new Map(doings.env.map((env) => [env.name, env.value]));
  KNOWN.set(doings, known);
  return known.get(name);
}
