import { readObject } from './json-reader.ts';
import type { JsonReader } from './json-reader.ts';
import { lookupImage } from './lookup.ts';
import type { ImageOverride, OverrideFacts } from './override.ts';
import { readSome } from './read-fields.ts';
import type { Readers } from './read-fields.ts';
import { entryKinds, imageFamilies, userTools } from './types.ts';
import type { BuiltinUser } from './types.ts';

const factReaders: Readers<Required<OverrideFacts>> = {
  family: (from) => from.oneOf('family', imageFamilies),
  user: (from) => checked(from, 'user', from.text('user'), USER, 'a user name, a number or user:group'),
  appUser: readAppUser,
  userTool: (from) => from.oneOf('userTool', userTools),
  shell: (from) => from.flag('shell'),
  entry: (from) => from.oneOf('entry', entryKinds),
  entrypoint: (from) => from.texts('entrypoint'),
  cmd: (from) => from.texts('cmd'),
  workdir: (from) => readPath(from, 'workdir', from.text('workdir')),
  volumes: (from) => from.texts('volumes').map((path) => readPath(from, 'volumes', path)),
  ports: (from) => from.numbers('ports').map((port) => readNumber(from, 'ports', port, 65_535)),
  stateDirectories: (from) => from.texts('stateDirectories').map((path) => readPath(from, 'stateDirectories', path)),
};

/** Names reach a Dockerfile's USER and chown, so nothing else may stand in them, nor what looks like an option. */
const NAME = /^[A-Za-z0-9_.$][A-Za-z0-9_.$-]{0,127}$/;
const USER = /^[A-Za-z0-9_.$][A-Za-z0-9_.:$-]{0,127}$/;
/** Any other character would end a line, or be hidden from whoever reads it. */
const PATH = /^\/\P{C}*$/u;
/** chown(2) takes 2^32-1 for "leave as it is". */
const LARGEST_ID = 4_294_967_294;

/**
 * Checks what a configuration says of the images that `pattern` matches.
 *
 * @param value plain data, as JSON or YAML has it
 * @param where names the configuration, for errors and for people who ask where a fact is from
 * @throws an Error that names the place and what is wrong with it
 */
export function readImageOverride(pattern: string, value: unknown, where: string): ImageOverride {
  const place = where === '' ? pattern : `${where}: ${pattern}`;
  const from = readObject(value, place);
  from.only(['like', ...Object.keys(factReaders)]);
  const like = from.has('like') ? from.text('like') : undefined;
  if (like !== undefined && lookupImage(like) === undefined) throw new Error(`${place}.like: ${like} is not in the table of base images`);
  return { pattern, ...(like === undefined ? {} : { like }), facts: readSome(from, factReaders), source: place };
}

/** `false`, a name, or an object with what is known of the account. */
function readAppUser(from: JsonReader): BuiltinUser | false {
  const value = from.value('appUser');
  if (value === false) return false;
  if (typeof value === 'string') return { name: accountName(from, 'appUser') };
  const account = from.object('appUser');
  account.only(['name', 'uid', 'gid', 'home']);
  return {
    name: accountName(account, 'name'),
    ...(account.has('uid') ? { uid: readNumber(account, 'uid', account.number('uid'), LARGEST_ID) } : {}),
    ...(account.has('gid') ? { gid: readNumber(account, 'gid', account.number('gid'), LARGEST_ID, 0) } : {}),
    ...(account.has('home') ? { home: readPath(account, 'home', account.text('home')) } : {}),
  };
}

function accountName(from: JsonReader, key: string): string {
  const name = checked(from, key, from.text(key), NAME, 'a user name');
  if (/^\d+$/.test(name) || name.toLowerCase() === 'root') throw new Error(`${from.where}.${key}: not the name of a user other than root`);
  return name;
}

function readPath(from: JsonReader, key: string, path: string): string {
  return checked(from, key, path, PATH, 'an absolute path');
}

function checked(from: JsonReader, key: string, text: string, form: RegExp, what: string): string {
  if (!form.test(text)) throw new Error(`${from.where}.${key}: not ${what}`);
  return text;
}

function readNumber(from: JsonReader, key: string, value: number, most: number, least: number = 1): number {
  if (!Number.isInteger(value) || value < least || value > most) throw new Error(`${from.where}.${key}: not a whole number from ${least} to ${most}`);
  return value;
}
