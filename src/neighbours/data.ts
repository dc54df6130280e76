/** What a YAML, JSON or HCL file holds, with the places of all of it. `undefined` stands for null. */
export type Data = DataText | DataList | DataMap | DataUnknown;

interface DataBase {
  /** Offset into the text of the file. */
  readonly start: number;
}

/** Any scalar, as its text: `1000` and `"1000"` are the same. */
export interface DataText extends DataBase {
  readonly kind: 'text';
  readonly text: string;
}

export interface DataList extends DataBase {
  readonly kind: 'list';
  readonly items: readonly (Data | undefined)[];
}

export interface DataMap extends DataBase {
  readonly kind: 'map';
  readonly entries: ReadonlyMap<string, DataEntry>;
}

/** An expression that only running it could tell. */
export interface DataUnknown extends DataBase {
  readonly kind: 'unknown';
}

export interface DataEntry {
  readonly key: string;
  /** Where the key stands. */
  readonly start: number;
  readonly value: Data | undefined;
}

/** The entry that a way through maps leads to; undefined where there is none, or something else than a map on the way. */
export function entryAt(data: Data | undefined, first: string, ...rest: readonly string[]): DataEntry | undefined {
  let entry = data?.kind === 'map' ? data.entries.get(first) : undefined;
  for (const key of rest) entry = entry?.value?.kind === 'map' ? entry.value.entries.get(key) : undefined;
  return entry;
}

/** The value of that entry. */
export function valueAt(data: Data | undefined, first: string, ...rest: readonly string[]): Data | undefined {
  return entryAt(data, first, ...rest)?.value;
}

/** A scalar that a way through maps leads to. */
export function textAt(data: Data | undefined, first: string, ...rest: readonly string[]): DataText | undefined {
  return asText(valueAt(data, first, ...rest));
}

export function asText(data: Data | undefined): DataText | undefined {
  return data?.kind === 'text' ? data : undefined;
}

/** Aliases may repeat a list as often as they like: of every list no more is read than people write. */
const MOST_ITEMS = 500;

/** The items of a list that are not null; none of anything else. */
export function itemsOf(data: Data | undefined): readonly Data[] {
  return data?.kind === 'list' ? data.items.slice(0, MOST_ITEMS).filter((item) => item !== undefined) : [];
}

/** The scalars of a list, or a scalar by itself. */
export function textsOf(data: Data | undefined): readonly DataText[] {
  return (data?.kind === 'text' ? [data] : itemsOf(data)).flatMap((item) => asText(item) ?? []);
}

/** The entries of a map, as many as people write; none of anything else. */
export function entriesOf(data: Data | undefined): readonly DataEntry[] {
  return data?.kind === 'map' ? [...data.entries.values()].slice(0, MOST_ITEMS) : [];
}

/** YAML 1.1's words count too: the readers of compose and Kubernetes files take them. */
export function isTrue(data: Data | undefined): boolean {
  return data?.kind === 'text' && /^(?:true|yes|on)$/i.test(data.text);
}
