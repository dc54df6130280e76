import { asText, entriesOf, entryAt, textsOf, valueAt } from './data.ts';
import type { Data, DataEntry } from './data.ts';
import type { TextFile } from './text-file.ts';

/** One attribute and the file that sets it. */
export interface BakeAttribute {
  readonly source: TextFile;
  readonly entry: DataEntry;
}

export interface BakeTarget {
  readonly name: string;
  readonly source: TextFile;
  /** Where its name stands. */
  readonly start: number;
  /** Its own and the inherited ones. */
  readonly attributes: ReadonlyMap<string, BakeAttribute>;
}

/** More than any file has. */
const MOST_INHERITED = 50;

/**
 * The targets of files that bake reads together: attributes of later files win, then those of the target itself over those that it
 * `inherits`, of these the later ones over the earlier (buildx, bake.go).
 */
export function bakeTargets(files: readonly { readonly source: TextFile; readonly data: Data }[]): readonly BakeTarget[] {
  const own = new Map<string, BakeTarget & { readonly attributes: Map<string, BakeAttribute> }>();
  for (const { source, data } of files) {
    for (const entry of entriesOf(valueAt(data, 'target'))) {
      const target = own.get(entry.key) ?? { name: entry.key, source, start: entry.start, attributes: new Map<string, BakeAttribute>() };
      for (const attribute of entriesOf(entry.value)) target.attributes.set(attribute.key, { source, entry: attribute });
      own.set(entry.key, target);
    }
  }

  const known = new Map<string, ReadonlyMap<string, BakeAttribute>>();
  const attributesOf = (name: string, depth: number): ReadonlyMap<string, BakeAttribute> => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const all = new Map<string, BakeAttribute>();
    // A target that inherits itself inherits nothing.
    known.set(name, all);
    const written = own.get(name)?.attributes;
    const parents = depth < MOST_INHERITED ? textsOf(written?.get('inherits')?.entry.value).slice(0, MOST_INHERITED) : [];
    for (const { text } of parents) for (const [key, attribute] of attributesOf(text, depth + 1)) all.set(key, attribute);
    for (const [key, attribute] of written ?? []) all.set(key, attribute);
    return all;
  };
  return [...own.values()].map((target) => ({ ...target, attributes: attributesOf(target.name, 0) }));
}

/** The defaults of the variables and the values of other names at the top of the files, as written. */
export function bakeVariables(files: readonly { readonly data: Data }[]): ReadonlyMap<string, Data> {
  const values = new Map<string, Data>();
  for (const { data } of files) {
    for (const { key, value } of entriesOf(data)) if (value?.kind === 'text' || value?.kind === 'list') values.set(key, value);
    for (const { key, value } of entriesOf(valueAt(data, 'variable'))) {
      const fallback = entryAt(value, 'default')?.value;
      if (fallback !== undefined) values.set(key, fallback);
    }
  }
  return values;
}

/** The name of the variable that a value is as a whole. */
export function variableName(data: Data | undefined): string | undefined {
  return /^\$\{([A-Za-z_][A-Za-z0-9_-]*)\}$/.exec(asText(data)?.text ?? '')?.[1];
}
