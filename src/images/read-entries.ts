import { readObject } from './json-reader.ts';
import type { JsonReader } from './json-reader.ts';
import { readSome } from './read-fields.ts';
import type { Readers } from './read-fields.ts';
import { confidences, entryKinds, imageFamilies, userTools } from './types.ts';
import type { BaseImageEntry, ConfigTraits, ImageConfig, ImageTraits, TableUser, TagRule } from './table-types.ts';
import type { UserToolPackage } from './types.ts';

const imageTraits: Readers<ImageTraits> = {
  family: (from) => from.oneOf('family', imageFamilies),
  defaultUser: (from) => from.textOrNull('defaultUser'),
  builtinUser: (from) => readUser(from.objectOrNull('builtinUser')),
  userTool: (from) => from.oneOfOrNull('userTool', userTools),
  userToolPackage: (from) => readPackage(from.objectOrNull('userToolPackage')),
  shell: (from) => from.flagOrNull('shell'),
  dropsPrivileges: (from) => from.flagOrNull('dropsPrivileges'),
  listensBelow1024: (from) => from.flagOrNull('listensBelow1024'),
  defaultPorts: (from) => from.numbers('defaultPorts'),
};

const configTraits: Readers<Omit<ConfigTraits, 'appUser'>> = {
  entrypoint: (from) => from.textsOrNull('entrypoint'),
  cmd: (from) => from.textsOrNull('cmd'),
  workdir: (from) => from.textOrNull('workdir'),
  volumes: (from) => from.texts('volumes'),
  exposes: (from) => from.texts('exposes'),
  envHome: (from) => from.textOrNull('envHome'),
  entry: (from) => from.oneOfOrNull('entry', entryKinds),
  entryCondition: (from) => from.textOrNull('entryCondition'),
};
const configRuleTraits: Readers<ConfigTraits> = { ...configTraits, appUser: (from) => from.flagOrNull('appUser') };

/** Keys that say something to people only. */
const notes = ['note', 'notes', 'debianAdduserScript', 'shellPath', 'userFlagDocs', 'minimalSibling', 'fromCount', 'confidence'];
const entryKeys = ['image', 'aliases', 'tagRules', 'appUser', 'nonRootSibling', 'stateDirs', 'source', 'config', 'onbuild', 'env', ...Object.keys(imageTraits), ...notes];
const configKeys = ['tagRules', 'pathUnderRoot', 'envUnderRoot', ...Object.keys(configTraits), ...notes];

/** Checks and types the parsed base-images.json. Throws an Error that names the place of what is wrong. */
export function readEntries(json: unknown): readonly BaseImageEntry[] {
  if (!Array.isArray(json)) throw new Error('base-images.json: not a list');
  return json.map((item, index) => readEntry(item, `base-images.json[${index}]`));
}

function readEntry(item: unknown, where: string): BaseImageEntry {
  const from = readObject(item, where);
  from.only(entryKeys);
  const config = from.objectOrNull('config');
  return {
    image: from.text('image'),
    aliases: from.texts('aliases'),
    traits: readAll(from, imageTraits),
    tagRules: readRules(from, imageTraits),
    appUser: from.flagOrNull('appUser'),
    nonRootSibling: from.textOrNull('nonRootSibling'),
    onbuild: from.has('onbuild') && from.flag('onbuild'),
    stateDirs: from.objects('stateDirs').map((dir) => dir.text('path')),
    env: from.has('env') ? from.textMap('env') : {},
    source: from.texts('source'),
    confidence: from.oneOf('confidence', confidences),
    config: config === null ? undefined : readConfig(config),
  };
}

function readConfig(from: JsonReader): ImageConfig {
  from.only(configKeys);
  return {
    traits: readAll(from, configTraits),
    tagRules: from.has('tagRules') ? readRules(from, configRuleTraits) : [],
    pathUnderRoot: from.texts('pathUnderRoot'),
    envUnderRoot: from.objectOrNull('envUnderRoot') === null ? {} : from.textMap('envUnderRoot'),
  };
}

function readRules<Traits extends object>(from: JsonReader, readers: Readers<Traits>): readonly TagRule<Traits>[] {
  return from.objects('tagRules').map((rule) => {
    rule.only(['match', 'dead', ...Object.keys(readers), ...notes]);
    return { match: new RegExp(rule.text('match')), dead: rule.has('dead') && rule.flag('dead'), traits: readSome(rule, readers) };
  });
}

function readAll<Traits extends object>(from: JsonReader, readers: Readers<Traits>): Traits {
  const traits = readSome(from, readers);
  for (const key of Object.keys(readers)) if (!from.has(key)) throw new Error(`${from.where}: ${key} is missing`);
  // Every key of Traits has a reader, and the loop above made sure that each one ran.
  return traits as Traits;
}

function readUser(from: JsonReader | null): TableUser | null {
  if (from === null) return null;
  from.only(['name', 'uid', 'gid', 'home', 'shell']);
  return { name: from.textOrNull('name'), uid: from.numberOrNull('uid'), gid: from.numberOrNull('gid'), home: from.textOrNull('home') };
}

function readPackage(from: JsonReader | null): UserToolPackage | null {
  if (from === null) return null;
  from.only(['package', 'install']);
  return { package: from.text('package'), install: from.text('install') };
}
