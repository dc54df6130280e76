import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { endsSoon } from '../ends-soon.ts';
import { lookupImage } from '../../src/images/lookup.ts';
import { overrideImages, readImageOverride } from '../../src/images/override.ts';
import type { ImageFacts } from '../../src/images/types.ts';

const digest = `sha256:${'0123456789abcdef'.repeat(4)}`;

/** Looks a reference up with the overrides of one configuration. */
function look(images: Readonly<Record<string, unknown>>, reference: string, platform?: string): ImageFacts | undefined {
  const overrides = Object.entries(images).map(([pattern, value]) => readImageOverride(pattern, value, '.unroot.json'));
  return overrideImages(overrides, lookupImage)(reference, platform);
}

const matching: readonly (readonly [pattern: string, yes: readonly string[], no: readonly string[]])[] = [
  ['acme/base', ['acme/base', 'acme/base:1', `acme/base@${digest}`, `acme/base:1@${digest}`, 'docker.io/acme/base:2'], ['acme/base2', 'x.example/acme/base']],
  ['acme/base:1', ['acme/base:1', 'docker.io/acme/base:1', `acme/base:1@${digest}`], ['acme/base', 'acme/base:12', `acme/base@${digest}`]],
  ['acme/*:*-alpine', ['acme/web:3-alpine'], ['acme/web:3', 'acme/a/b:3-alpine']],
  ['registry.example/**', ['registry.example/a', 'registry.example/a/b:1'], ['registry.example.org/a']],
  ['docker.io/library/something', ['something', 'something:1', 'library/something', 'docker.io/something'], ['someone/something']],
  ['something', ['docker.io/library/something:1', 'index.docker.io/library/something', 'arm64v8/something'], ['quay.io/something']],
  ['host:5000/a', ['host:5000/a', 'host:5000/a:1'], ['host/a']],
  [`acme/base@${digest}`, [`acme/base@${digest}`], ['acme/base']],
];

for (const [pattern, yes, no] of matching) {
  test(`the pattern ${pattern} matches`, () => {
    for (const reference of yes) assert.is(look({ [pattern]: { user: 'app' } }, reference)?.defaultUser, 'app', reference);
    for (const reference of no) assert.is.not(look({ [pattern]: { user: 'app' } }, reference)?.defaultUser, 'app', reference);
  });
}

test('the last pattern that matches wins, whole', () => {
  const images = { '**': { user: 'first', shell: false }, 'acme/*': { user: 'second' }, 'other/*': { user: 'third' } };
  const facts = look(images, 'acme/base');
  assert.is(facts?.defaultUser, 'second');
  assert.is(facts?.shell, undefined);
  assert.is(look(images, 'elsewhere')?.defaultUser, 'first');
});

test('without a match, or for what is no reference, the table is asked', () => {
  assert.is(look({ 'acme/*': { user: 'app' } }, 'node:20')?.image, 'node');
  assert.is(look({ '**': { user: 'app' } }, 'Node'), undefined);
  assert.is(look({}, 'acme/base'), undefined);
  assert.is(overrideImages([], lookupImage), lookupImage);
});

test('an image that the table does not know starts from nothing', () => {
  const facts = look({ 'acme/base': { family: 'debian', user: 'root' } }, 'acme/base:1');
  assert.is(facts?.image, 'acme/base');
  assert.is(facts?.userTool, 'shadow');
  assert.is(facts?.shell, true);
  assert.is(facts?.entry, undefined);
  assert.is(facts?.configKnown, false);
  assert.is(facts?.source.join(), '.unroot.json: acme/base');
  assert.is(look({ 'acme/base': { shell: true } }, 'acme/base')?.defaultUser, undefined);
});

test('what the table knows of the image stays', () => {
  const facts = look({ 'node:20': { user: 'node' } }, 'node:20');
  assert.is(facts?.defaultUser, 'node');
  assert.is(facts?.builtinUser?.uid, 1000);
  assert.is(facts?.cmd?.join(), 'node');
  assert.is(facts?.source[0], '.unroot.json: node:20');
  assert.ok((facts?.source.length ?? 0) > 1);
});

test('another image can be the start', () => {
  const facts = look({ 'acme/web': { like: 'nginx:alpine', user: '101' } }, 'acme/web:3');
  assert.is(facts?.image, 'nginx');
  assert.is(facts?.family, 'alpine');
  assert.is(facts?.entry, 'root-master');
  assert.is(facts?.defaultUser, '101');
  assert.is(look({ 'node:*': { like: 'debian' } }, 'node:20')?.builtinUser, undefined);
});

test('in another family, tools and shell of the first say nothing', () => {
  assert.is(look({ 'node:20': { family: 'alpine' } }, 'node:20')?.userTool, 'busybox');
  assert.is(look({ 'node:20': { family: 'distroless' } }, 'node:20')?.shell, false);
  assert.is(look({ 'node:20': { family: 'suse' } }, 'node:20')?.userTool, undefined);
  assert.is(look({ 'node:20': { family: 'suse', userTool: 'none' } }, 'node:20')?.userTool, 'none');
  assert.is(look({ 'amazonlinux:2': { userTool: 'shadow' } }, 'amazonlinux:2')?.userToolPackage, undefined);
});

test('the account for applications is told, or that there is none', () => {
  const told = (appUser: unknown, reference = 'acme/base'): string => {
    const facts = look({ '**': { appUser } }, reference);
    return `${JSON.stringify(facts?.builtinUser)} ${facts?.appUser}`;
  };
  assert.is(told('web'), '{"name":"web"} true');
  assert.is(told({ name: 'web', uid: 1001, gid: 0, home: '/srv' }), '{"name":"web","uid":1001,"gid":0,"home":"/srv"} true');
  assert.is(told('node', 'node:20'), '{"name":"node","uid":1000,"gid":1000,"home":"/home/node"} true');
  assert.is(told(false, 'node:20'), '{"name":"node","uid":1000,"gid":1000,"home":"/home/node"} false');
});

test('an entry replaces the entry of before as a Dockerfile does', () => {
  const entry = (value: object): string => {
    const facts = look({ 'nginx:1.25': value }, 'nginx:1.25');
    return `${facts?.entry} ${JSON.stringify(facts?.entrypoint)} ${JSON.stringify(facts?.cmd)} ${facts?.configKnown}`;
  };
  assert.is(entry({ entrypoint: ['/app'] }), 'undefined ["/app"] null true');
  assert.is(entry({ cmd: ['/app'] }), 'undefined ["/docker-entrypoint.sh"] ["/app"] true');
  assert.is(entry({ entrypoint: [], cmd: ['/app'], entry: 'service' }), 'service null ["/app"] true');
  assert.is(entry({ entry: 'none' }), 'none null null true');
  assert.is(entry({ entry: 'service' }), 'service ["/docker-entrypoint.sh"] ["nginx","-g","daemon off;"] true');
  assert.is(entry({ user: '101' }), 'root-master ["/docker-entrypoint.sh"] ["nginx","-g","daemon off;"] true');
  assert.is(look({ 'acme/base': { cmd: ['/app'] } }, 'acme/base')?.configKnown, true);
  assert.is(look({ 'acme/base': { entry: 'service' } }, 'acme/base')?.configKnown, false);
});

test('directories and ports are told', () => {
  const facts = look({ 'acme/base': { workdir: '/app', volumes: ['/data'], ports: [443, 8080], stateDirectories: ['/var/lib/app'] } }, 'acme/base');
  assert.is(facts?.workdir, '/app');
  assert.is(facts?.volumes.join(), '/data');
  assert.is(facts?.defaultPorts.join(), '443,8080');
  assert.is(facts?.exposes.join(), '443,8080');
  assert.is(facts?.lowPort, true);
  assert.is(facts?.stateDirs.join(), '/var/lib/app');
  assert.is(look({ 'acme/base': { ports: [8080] } }, 'acme/base')?.lowPort, false);
});

test('nothing is told of Windows', () => {
  assert.is(look({ 'acme/base': { user: 'app', family: 'debian' } }, 'acme/base', 'windows/amd64')?.family, 'windows');
  assert.is(look({ 'acme/base': { family: 'windows', appUser: 'app' } }, 'acme/base')?.builtinUser, undefined);
});

const refused: readonly (readonly [value: unknown, message: RegExp])[] = [
  [null, /^Error: \.unroot\.json: acme\/base: not an object$/],
  [[], /not an object/],
  ['node', /not an object/],
  [{ users: 'app' }, /unknown key users/],
  [{ like: 'nobody/knows' }, /\.like: nobody\/knows is not in the table/],
  [{ like: 1 }, /\.like: not a text/],
  [{ family: 'dos' }, /\.family: not one of debian/],
  [{ user: 1000 }, /\.user: not a text/],
  [{ user: '' }, /\.user: not a user name/],
  [{ user: 'a b' }, /\.user: not a user name/],
  [{ user: 'app\nRUN id' }, /\.user: not a user name/],
  [{ user: 'app;id' }, /\.user: not a user name/],
  [{ user: '$(id)' }, /\.user: not a user name/],
  [{ user: '-x' }, /\.user: not a user name/],
  [{ user: 'é' }, /\.user: not a user name/],
  [{ user: 'a'.repeat(129) }, /\.user: not a user name/],
  [{ appUser: true }, /\.appUser: not an object/],
  [{ appUser: null }, /\.appUser: not an object/],
  [{ appUser: 'root' }, /\.appUser: not the name of a user other than root/],
  [{ appUser: '1000' }, /\.appUser: not the name/],
  [{ appUser: 'app:app' }, /\.appUser: not a user name/],
  [{ appUser: {} }, /\.appUser\.name: not a text/],
  [{ appUser: { name: 'app', shell: '/bin/sh' } }, /\.appUser: unknown key shell/],
  [{ appUser: { name: 'app', uid: 0 } }, /\.appUser\.uid: not a whole number from 1/],
  [{ appUser: { name: 'app', uid: 1.5 } }, /\.appUser\.uid: not a whole number/],
  [{ appUser: { name: 'app', gid: -1 } }, /\.appUser\.gid: not a whole number from 0/],
  [{ appUser: { name: 'app', home: 'srv' } }, /\.appUser\.home: not an absolute path/],
  [{ userTool: 'useradd' }, /\.userTool: not one of shadow, busybox, none/],
  [{ shell: 'yes' }, /\.shell: not true or false/],
  [{ entry: 'daemon' }, /\.entry: not one of shell/],
  [{ entrypoint: '/app' }, /\.entrypoint: not a list/],
  [{ cmd: [1] }, /\.cmd: not a list of texts/],
  [{ workdir: 'app' }, /\.workdir: not an absolute path/],
  [{ workdir: '/a\nRUN id' }, /\.workdir: not an absolute path/],
  [{ volumes: ['data'] }, /\.volumes: not an absolute path/],
  [{ volumes: '/data' }, /\.volumes: not a list/],
  [{ ports: ['80'] }, /\.ports: not a list of numbers/],
  [{ ports: [0] }, /\.ports: not a whole number from 1 to 65535/],
  [{ ports: [65_536] }, /\.ports: not a whole number/],
  [{ stateDirectories: ['/a', '../b'] }, /\.stateDirectories: not an absolute path/],
];

for (const [value, message] of refused) {
  test(`refuses ${JSON.stringify(value)?.slice(0, 60)}`, () => {
    assert.throws(() => readImageOverride('acme/base', value, '.unroot.json'), (error: unknown) => message.test(String(error)) && String(error).includes('.unroot.json: acme/base'));
  });
}

test('takes what is right', () => {
  const read = readImageOverride('acme/*', { like: 'debian:12', user: '1000:1000', appUser: { name: 'svc$', uid: 1000 }, entry: 'drops' }, '');
  assert.is(JSON.stringify(read), '{"pattern":"acme/*","like":"debian:12","facts":{"user":"1000:1000","appUser":{"name":"svc$","uid":1000},"entry":"drops"},"source":"acme/*"}');
  assert.is(Object.keys(readImageOverride('acme/*', {}, 'x').facts).length, 0);
});

test('hostile patterns end quickly', () => {
  const images = Object.fromEntries(['*a*a*a*a*a*b', '**/**/**', '{a,a}{a,a}{a,a}b', '*a*a*a', `${'a*'.repeat(200)}`].map((pattern) => [pattern, { user: 'app' }]));
  for (const reference of ['a'.repeat(255), `${'a/'.repeat(100)}a:${'a'.repeat(128)}`]) endsSoon(() => look(images, reference));
});

test.run();
