import { assumableCode } from '../reasons/find-reason.ts';
import { ConfigError, textAt, textsAt } from './config-fields.ts';
import type { Fields } from './config-fields.ts';
import { isOrdinaryId, isPortableName } from './portable-name.ts';
import type { Settings } from './types.ts';

export const SETTING_KEYS: readonly string[] = ['user', 'group', 'uid', 'gid', 'assume', 'ownership'];

/** Reads the settings among the keys of an object. Throws a ConfigError for a value that cannot be meant. */
export function readSettings(fields: Fields): Settings {
  const at = <T>(key: string, read: () => T): T | undefined => (fields.has(key) ? read() : undefined);
  const user = at('user', () => nameAt(fields, 'user'));
  const group = at('group', () => nameAt(fields, 'group'));
  const uid = at('uid', () => idAt(fields, 'uid'));
  const gid = at('gid', () => idAt(fields, 'gid'));
  const assume = at('assume', () => textsAt(fields, 'assume').map((name) => assumption(fields, name)));
  const ownership = at('ownership', () => ownershipAt(fields));
  return {
    ...(user === undefined ? {} : { user }),
    ...(group === undefined ? {} : { group }),
    ...(uid === undefined ? {} : { uid }),
    ...(gid === undefined ? {} : { gid }),
    ...(assume === undefined ? {} : { assume }),
    ...(ownership === undefined ? {} : { ownership }),
  };
}

function nameAt(fields: Fields, key: string): string {
  const name = textAt(fields, key);
  if (name === 'root') throw new ConfigError([...fields.path, key], 'leaving root is what unroot is for');
  if (!isPortableName(name)) throw new ConfigError([...fields.path, key], 'no portable name: a small letter or _, then at most 31 of a-z, 0-9, _ and -');
  return name;
}

function idAt(fields: Fields, key: string): number {
  const id = fields.value(key);
  if (typeof id !== 'number' || !isOrdinaryId(id)) throw new ConfigError([...fields.path, key], 'not a number from 1 to 4294967294');
  return id;
}

function assumption(fields: Fields, name: string): NonNullable<Settings['assume']>[number] {
  const code = assumableCode(name);
  if (code === undefined) throw new ConfigError([...fields.path, 'assume'], `${name} cannot be assumed; \`unroot rules\` lists what can`);
  return code;
}

function ownershipAt(fields: Fields): NonNullable<Settings['ownership']> {
  const value = fields.value('ownership');
  if (value !== 'recursive' && value !== 'copy' && value !== 'none') throw new ConfigError([...fields.path, 'ownership'], 'not one of recursive, copy, none');
  return value;
}
