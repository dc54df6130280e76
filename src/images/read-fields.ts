import type { JsonReader } from './json-reader.ts';

/** How each field of an object is read. */
export type Readers<Fields> = { readonly [Key in keyof Fields]-?: (from: JsonReader) => Fields[Key] };

/** Reads the fields that are there. Throws what the readers throw. */
export function readSome<Fields extends object>(from: JsonReader, readers: Readers<Fields>): Partial<Fields> {
  const fields: Partial<Fields> = {};
  for (const key in readers) if (from.has(key)) fields[key] = readers[key](from);
  return fields;
}
