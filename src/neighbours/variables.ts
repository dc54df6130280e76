/** No name or path is longer; it keeps variables that name each other twice from growing without end. */
const LONGEST = 512;

/** Longer chains of variables than anybody makes. */
const DEEPEST = 100;

export type ValueOf = (name: string) => string | undefined;

/**
 * Looks variables up whose values name other variables. Each is filled once; one that names itself, or grows too long, is not told.
 *
 * @param fill gives the value of what was written; undefined where a name in it is not told
 */
export function variableLookup<Written>(written: ReadonlyMap<string, Written>, fill: (value: Written, valueOf: ValueOf) => string | undefined): ValueOf {
  const known = new Map<string, string | undefined>();
  let depth = 0;
  const valueOf: ValueOf = (name) => {
    const own = written.get(name);
    if (own === undefined || known.has(name) || depth >= DEEPEST) return known.get(name);
    // While it is being filled, it is not told.
    known.set(name, undefined);
    depth++;
    const value = fill(own, valueOf);
    depth--;
    const told = value === undefined || value.length > LONGEST ? undefined : value;
    known.set(name, told);
    return told;
  };
  return valueOf;
}
