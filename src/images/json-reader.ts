/** Checks the parts of a JSON object one by one; every error names the place. */
export interface JsonReader {
  readonly where: string;
  /** Throws if there is any other key. */
  readonly only: (keys: readonly string[]) => void;
  readonly has: (key: string) => boolean;
  /** The value under a key, not looked at. */
  readonly value: (key: string) => unknown;
  readonly text: (key: string) => string;
  readonly textOrNull: (key: string) => string | null;
  readonly flag: (key: string) => boolean;
  readonly flagOrNull: (key: string) => boolean | null;
  readonly number: (key: string) => number;
  readonly numberOrNull: (key: string) => number | null;
  readonly texts: (key: string) => readonly string[];
  readonly textsOrNull: (key: string) => readonly string[] | null;
  readonly numbers: (key: string) => readonly number[];
  readonly textMap: (key: string) => Readonly<Record<string, string>>;
  readonly oneOf: <T extends string>(key: string, allowed: readonly T[]) => T;
  readonly oneOfOrNull: <T extends string>(key: string, allowed: readonly T[]) => T | null;
  readonly objects: (key: string) => readonly JsonReader[];
  readonly object: (key: string) => JsonReader;
  readonly objectOrNull: (key: string) => JsonReader | null;
}

/** Reads `value` as an object; `where` names it in errors. Throws an Error where it is not what is asked for. */
export function readObject(value: unknown, where: string): JsonReader {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error(`${where}: not an object`);
  const fields = new Map<string, unknown>(Object.entries(value));
  const fail = (key: string, what: string): never => {
    throw new Error(`${where}.${key}: not ${what}`);
  };
  const orNull = <T>(read: (key: string) => T) => (key: string): T | null => (fields.get(key) === null ? null : read(key));
  const list = (key: string): readonly unknown[] => {
    const found = fields.get(key);
    return Array.isArray(found) ? found : fail(key, 'a list');
  };
  const text = (key: string): string => {
    const found = fields.get(key);
    return typeof found === 'string' ? found : fail(key, 'a text');
  };
  const flag = (key: string): boolean => {
    const found = fields.get(key);
    return typeof found === 'boolean' ? found : fail(key, 'true or false');
  };
  const number = (key: string): number => {
    const found = fields.get(key);
    return typeof found === 'number' ? found : fail(key, 'a number');
  };
  const texts = (key: string): readonly string[] =>
    list(key).map((item) => (typeof item === 'string' ? item : fail(key, 'a list of texts')));
  const oneOf = <T extends string>(key: string, choices: readonly T[]): T =>
    choices.find((choice) => choice === fields.get(key)) ?? fail(key, `one of ${choices.join(', ')}`);
  const object = (key: string): JsonReader => readObject(fields.get(key), `${where}.${key}`);
  return {
    where,
    only: (keys) => {
      for (const key of fields.keys()) if (!keys.includes(key)) throw new Error(`${where}: unknown key ${key}`);
    },
    has: (key) => fields.has(key),
    value: (key) => fields.get(key),
    text,
    textOrNull: orNull(text),
    flag,
    flagOrNull: orNull(flag),
    number,
    numberOrNull: orNull(number),
    texts,
    textsOrNull: orNull(texts),
    numbers: (key) => list(key).map((item) => (typeof item === 'number' ? item : fail(key, 'a list of numbers'))),
    textMap: (key) => {
      const map = object(key);
      const names = Object.keys(Object(fields.get(key)));
      return Object.fromEntries(names.map((name) => [name, map.text(name)]));
    },
    oneOf,
    oneOfOrNull: (key, choices) => (fields.get(key) === null ? null : oneOf(key, choices)),
    objects: (key) => list(key).map((item, index) => readObject(item, `${where}.${key}[${index}]`)),
    object,
    objectOrNull: orNull(object),
  };
}
