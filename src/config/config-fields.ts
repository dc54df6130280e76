import type { DataPath } from '../yaml/strict-document.ts';

/** What is wrong with a configuration, and where. */
export class ConfigError extends Error {
  readonly path: DataPath;

  constructor(path: DataPath, message: string) {
    const where = path.map((key, at) => (typeof key === 'number' ? `[${key}]` : at === 0 ? key : `.${key}`)).join('');
    super(where === '' ? message : `${where}: ${message}`);
    this.path = path;
  }
}

/** The keys and values of one object. */
export interface Fields {
  readonly path: DataPath;
  /** Throws if there is any other key. */
  only(keys: readonly string[]): void;
  has(key: string): boolean;
  keys(): readonly string[];
  value(key: string): unknown;
}

/** Opens a value as an object. Throws a ConfigError if it is none. */
export function fieldsOf(value: unknown, path: DataPath): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new ConfigError(path, 'not an object');
  const fields = new Map<string, unknown>(Object.entries(value));
  return {
    path,
    only(keys) {
      for (const key of fields.keys()) {
        if (!keys.includes(key)) throw new ConfigError([...path, key], `there is no such key; there are ${keys.join(', ')}`);
      }
    },
    has: (key) => fields.has(key),
    keys: () => [...fields.keys()],
    value: (key) => fields.get(key),
  };
}

export function textAt(fields: Fields, key: string): string {
  const value = fields.value(key);
  if (typeof value !== 'string' || value === '') throw new ConfigError([...fields.path, key], 'not a text');
  return value;
}

/** One text, or a list of them. */
export function textsAt(fields: Fields, key: string): readonly string[] {
  const value = fields.value(key);
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.map((item) => {
    if (typeof item !== 'string' || item === '') throw new ConfigError([...fields.path, key], 'not a text or a list of texts');
    return item;
  });
}
