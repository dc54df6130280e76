import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { endsSoon } from '../ends-soon.ts';
import { readFileSync } from 'node:fs';
import { readEntries } from '../../src/images/read-entries.ts';
import { parseReference } from '../../src/images/reference.ts';
import { imageTable } from '../../src/images/table.ts';

const { entries } = imageTable();
const text = readFileSync(new URL('../../../src/images/base-images.json', import.meta.url), 'utf8');

/** A fresh copy of the parsed file with the first entry changed. */
function changed(change: (first: Record<string, unknown>) => void): unknown {
  const json: Record<string, unknown>[] = JSON.parse(text);
  const first = json[0];
  assert.ok(first);
  change(first);
  return json;
}

test('the table reads and is indexed', () => {
  assert.ok(entries.length >= 410);
  assert.is(new Set(entries.map((entry) => entry.image)).size, entries.length);
});

test('every name is one that a reference can have', () => {
  for (const { image, aliases } of entries) {
    for (const name of [image, ...aliases]) {
      const plain = name.endsWith('*') ? `${name.slice(0, -1)}x` : name;
      assert.ok(parseReference(plain).valid, name);
      assert.not.ok(name.slice(0, -1).includes('*'), name);
    }
  }
});

test('users are names or ids as USER takes them', () => {
  const named = /^(?:[a-z_][a-z0-9_-]*|ContainerUser|[0-9]+)(?::[0-9]+)?$/;
  for (const { image, traits, tagRules } of entries) {
    for (const part of [traits, ...tagRules.map((rule) => rule.traits)]) {
      if (part.defaultUser !== undefined && part.defaultUser !== null) assert.ok(named.test(part.defaultUser), `${image}: ${part.defaultUser}`);
      if (part.builtinUser?.name) assert.ok(named.test(part.builtinUser.name), `${image}: ${part.builtinUser.name}`);
      for (const port of part.defaultPorts ?? []) assert.ok(Number.isInteger(port) && port > 0 && port < 65_536, image);
    }
  }
});

test('paths are absolute and ports are ports', () => {
  for (const { image, config, stateDirs } of entries) {
    const configs = config === undefined ? [] : [config.traits, ...config.tagRules.map((rule) => rule.traits)];
    const paths = [...stateDirs, ...(config?.pathUnderRoot ?? []), ...configs.flatMap((each) => [...(each.volumes ?? []), each.workdir ?? '/', each.envHome ?? '/'])];
    for (const path of paths) assert.ok(path.startsWith('/'), `${image}: ${path}`);
    for (const port of configs.flatMap((each) => each.exposes ?? [])) assert.ok(/^[0-9]+(?:-[0-9]+)?(?:\/(?:tcp|udp))?$/.test(port), `${image}: ${port}`);
  }
});

test('every entry says where it is from', () => {
  for (const { image, source } of entries) {
    assert.ok(source.length > 0, image);
    for (const line of source) assert.ok(line.trim() === line && line.length > 10 && !/[\n\r\t]/.test(line), `${image}: ${line}`);
  }
});

test('no name stands twice', () => {
  const names = entries.flatMap(({ image, aliases }) => [...new Set([image, ...aliases])]);
  assert.is(new Set(names).size, names.length);
});

test('a prefix names more than a registry, and ends where a part of the name does', () => {
  for (const [prefix, { image, traits }] of imageTable().byPrefix) {
    assert.ok(parseReference(`${prefix}x`).name.startsWith(prefix), prefix);
    assert.ok(/[a-z0-9](?:\/|-)$/.test(prefix) || traits.family === 'windows', prefix);
    assert.ok(!/^[^/]*[.:][^/]*\/$/.test(prefix), `${image}: ${prefix} is a whole registry`);
  }
});

test('a longer name wins over a shorter prefix', () => {
  const { byPrefix } = imageTable();
  for (const [index, [prefix]] of byPrefix.entries()) assert.ok(prefix.length <= (byPrefix[index - 1]?.[0].length ?? Infinity), prefix);
});

test('versions in patterns are anchored', () => {
  for (const { image, tagRules, config } of entries) {
    for (const { match } of [...tagRules, ...(config?.tagRules ?? [])]) {
      for (const tag of ['', 'zz', 'zz1', 'zz-1.2', 'zz-7.0.1', 'zz-11', 'zz-3.14.159', 'zz.8', 'zz_2']) assert.not.ok(match.test(tag), `${image}: ${match.source} matches ${tag}`);
    }
  }
});

test('a rule says something, to the look-up or to people', () => {
  for (const { image, tagRules, config } of entries) {
    for (const { dead, traits, match } of [...tagRules, ...(config?.tagRules ?? [])]) {
      assert.ok(!dead || Object.keys(traits).length > 0, `${image}: ${match.source}`);
    }
  }
});

test('no account for applications is root, and each has an account', () => {
  for (const { image, traits, appUser } of entries) {
    if (traits.builtinUser !== null) assert.not.ok(traits.builtinUser.uid === 0 || traits.builtinUser.name === 'root', image);
    if (appUser === true) assert.ok(traits.builtinUser !== null, image);
  }
});

test('a tool that is there needs no package, and no shell means no tool', () => {
  for (const { image, traits } of entries) {
    if (traits.userTool === 'shadow' || traits.userTool === 'busybox') assert.is(traits.userToolPackage, null, image);
    if (traits.shell === false) assert.is(traits.userTool, 'none', image);
  }
});

test('the patterns stay quick on any tag', () => {
  // Docker allows 128 characters.
  const tags = ['1', '1.', '9-', 'a', '.', '-', '3.9.', 'alpine', '8u1', 'jdk-', 'slim', 'rhel-ubi', '1.1-mariner'].map((piece) => piece.repeat(128).slice(0, 128));
  for (const { image, tagRules, config } of entries) {
    for (const { match } of [...tagRules, ...(config?.tagRules ?? [])]) {
      endsSoon(() => tags.map((tag) => match.test(`${tag.slice(1)}!`)), `${image}: ${match.source}`);
      assert.is(match.flags, '');
    }
  }
});

test('the file keeps its formatting', () => {
  assert.is(text, JSON.stringify(JSON.parse(text), null, 1));
});

const damages: readonly (readonly [what: string, change: (first: Record<string, unknown>) => void])[] = [
  ['family', (first) => { first['family'] = 'dos'; }],
  ['userTool', (first) => { first['userTool'] = 'yes'; }],
  ['image', (first) => { delete first['image']; }],
  ['shell', (first) => { delete first['shell']; }],
  ['wrong', (first) => { first['wrong'] = 1; }],
  ['defaultPorts', (first) => { first['defaultPorts'] = ['80']; }],
  ['aliases', (first) => { first['aliases'] = 'x'; }],
  ['config', (first) => { first['config'] = []; }],
  ['typo', (first) => { first['tagRules'] = [{ match: 'a', typo: 1 }]; }],
  ['match', (first) => { first['tagRules'] = [{ note: 'a' }]; }],
  ['builtinUser', (first) => { first['builtinUser'] = 'me'; }],
  ['dead', (first) => { first['tagRules'] = [{ match: 'a', dead: 'yes' }]; }],
  ['onbuild', (first) => { first['onbuild'] = null; }],
  ['env', (first) => { first['env'] = { A: 1 }; }],
];

for (const [what, change] of damages) {
  test(`a damaged entry is told: ${what}`, () => {
    assert.throws(() => readEntries(changed(change)), (error: Error) => error.message.includes('base-images.json[0]') && error.message.includes(what));
  });
}

test('a table that is no list is told', () => {
  assert.throws(() => readEntries({}), /not a list/);
  assert.throws(() => readEntries([1]), /not an object/);
});

test.run();
