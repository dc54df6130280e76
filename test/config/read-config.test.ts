import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { readConfig } from '../../src/config/read-config.ts';
import type { Config } from '../../src/config/types.ts';

function read(text: string, file: string = '/tree/.unroot.json'): Config {
  const found = readConfig(file, text, '/tree');
  if (!found.ok) throw new Error(`${found.line}: ${found.message}`);
  return found.config;
}

function refused(text: string, file: string = '/tree/.unroot.json'): string {
  const found = readConfig(file, text, '/tree');
  return found.ok ? 'accepted' : `${found.line}: ${found.message}`;
}

test('settings', () => {
  const { settings } = read('{"$schema": "x", "user": "web", "group": "staff", "uid": 10001, "gid": 10002, "assume": ["fresh-volumes", "low-port"], "ownership": "copy"}');
  assert.equal(settings, { user: 'web', group: 'staff', uid: 10001, gid: 10002, assume: ['existing-volume', 'low-port'], ownership: 'copy' });
  assert.equal(read('').settings, {});
  assert.equal(read('assume: low-port').settings, { assume: ['low-port'] });
});

test('overrides', () => {
  const { overrides } = read('overrides:\n  - files: services/**\n    user: web\n  - files: [a, b/*]\n    assume: no-entry\n');
  assert.equal(overrides, [
    { files: ['services/**'], user: 'web' },
    { files: ['a', 'b/*'], assume: ['no-entry'] },
  ]);
});

test('images: what is known of them, and who builds them', () => {
  const config = read('{\n  "images": {\n    "registry.example/base:*": { "like": "debian:12", "user": "root" },\n    "ours/web": { "dockerfile": "../images/web/Dockerfile", "target": "run" }\n  }\n}', '/tree/services/.unroot.json');
  assert.is(config.images[0]?.pattern, 'registry.example/base:*');
  assert.is(config.images[0]?.source, 'services/.unroot.json: registry.example/base:*');
  assert.equal(config.builtImages, [
    {
      pattern: 'ours/web',
      dockerfile: '/tree/images/web/Dockerfile',
      target: 'run',
      evidence: { file: 'services/.unroot.json', place: { line: 4, column: 1 }, text: 'ours/web is the image of this Dockerfile' },
    },
  ]);
});

const WRONG: readonly (readonly [name: string, text: string, message: string])[] = [
  ['an unknown key', '{\n  "usr": "web"\n}', '2: usr: there is no such key; there are $schema, images, overrides, user, group, uid, gid, assume, ownership'],
  ['a key that would name code', '{\n\n  "transforms": ["./mine.js"]\n}', '3: transforms: there is no such key; there are $schema, images, overrides, user, group, uid, gid, assume, ownership'],
  ['a key of every object', '{"__proto__": {"user": "web"}}', '1: __proto__: there is no such key; there are $schema, images, overrides, user, group, uid, gid, assume, ownership'],
  ['a list', '- user', '1: not an object'],
  ['a text', 'hello', '1: not an object'],
  ['a number as a name', 'user: 1000', '1: user: not a text'],
  ['an empty name', 'uid: 1\nuser: ""', '2: user: not a text'],
  ['nothing as a name', 'user:\n', '1: user: not a text'],
  ['root', '{"user": "root"}', '1: user: leaving root is what unroot is for'],
  ['root as a group', '{"group": "root"}', '1: group: leaving root is what unroot is for'],
  ['a name that a shell would read', 'user: "$(id)"', '1: user: no portable name: a small letter or _, then at most 31 of a-z, 0-9, _ and -'],
  ['a name over two lines', '{"user": "a\\nRUN x"}', '1: user: no portable name: a small letter or _, then at most 31 of a-z, 0-9, _ and -'],
  ['a number that is root', 'uid: 0', '1: uid: not a number from 1 to 4294967294'],
  ['a text as a number', 'gid: "1000"', '1: gid: not a number from 1 to 4294967294'],
  ['a number too large', 'uid: 4294967295', '1: uid: not a number from 1 to 4294967294'],
  ['no whole number', 'uid: 1.5', '1: uid: not a number from 1 to 4294967294'],
  ['ownership', 'ownership: chmod', '1: ownership: not one of recursive, copy, none'],
  ['a hazard that nobody may assume', '{\n  "assume": ["low-port", "root-daemon"]\n}', '2: assume: root-daemon cannot be assumed; `unroot rules` lists what can'],
  ['what is wrong with an array', 'assume: unquoted-word', '1: assume: unquoted-word cannot be assumed; `unroot rules` lists what can'],
  ['a hazard that is none', 'assume: low-prt', '1: assume: low-prt cannot be assumed; `unroot rules` lists what can'],
  ['a number as an assumption', 'assume: [1]', '1: assume: not a text or a list of texts'],
  ['overrides that are no list', 'overrides:\n  files: x\n', '1: overrides: not a list'],
  ['an override that is no object', 'overrides:\n  - x\n', '2: overrides[0]: not an object'],
  ['an override without files', 'overrides:\n  - files: a\n  - user: web\n', '3: overrides[1].files: not a text or a list of texts'],
  ['an override with an unknown key', 'overrides:\n  - files: a\n    usr: web\n', '3: overrides[0].usr: there is no such key; there are files, user, group, uid, gid, assume, ownership'],
  ['images in an override', 'overrides:\n  - files: a\n    images: {}\n', '3: overrides[0].images: there is no such key; there are files, user, group, uid, gid, assume, ownership'],
  ['images that are no object', 'images: [a]', '1: images: not an object'],
  ['an image that is no object', 'images:\n  base: debian:12\n', '2: images.base: not an object'],
  ['an unknown key of an image', '{\n  "images": {\n    "base": {\n      "usr": "x"\n    }\n  }\n}', '4: images.base.usr: there is no such key'],
  ['a wrong value of an image', 'images:\n  base:\n    shell: "yes"\n', '3: images.base.shell: not true or false'],
  ['a wrong value deep in an image', 'images:\n  "a.b: c":\n    appUser:\n      name: web\n      uid: no\n', '5: images.a.b: c.appUser.uid: not a number'],
  ['an image like none', 'images:\n  base:\n    like: nobody/knows\n', '3: images.base.like: nobody/knows is not in the table of base images'],
  ['facts beside a Dockerfile', 'images:\n  base:\n    dockerfile: Dockerfile\n    user: web\n', '4: images.base.user: there is no such key; there are dockerfile, target'],
  ['a Dockerfile that is no path', 'images:\n  base:\n    dockerfile: 1\n', '3: images.base.dockerfile: not a text'],
  ['a Dockerfile out of the tree', 'images:\n  base:\n    dockerfile: ../Dockerfile\n', '3: images.base.dockerfile: the path leads out of the tree'],
  ['an absolute path', 'images:\n  base:\n    dockerfile: /etc/passwd\n', '3: images.base.dockerfile: the path leads out of the tree'],
  ['the tree itself', 'images:\n  base:\n    dockerfile: .\n', '3: images.base.dockerfile: the path leads out of the tree'],
  ['broken syntax', '{\n  "user": "web"\n  "uid": 1\n}', '3: '],
  ['a key twice', 'user: a\nuser: b\n', '2: user stands there twice'],
];

for (const [name, text, message] of WRONG) {
  test(`${name} is told, with its line`, () => {
    const told = refused(text);
    assert.ok(told.startsWith(message), told);
    if (!message.endsWith(' ')) assert.is(told, message);
  });
}

test('a folder whose name starts like the tree is out of it', () => {
  assert.match(refused('images: {base: {dockerfile: ../tree-two/Dockerfile}}'), /leads out of the tree/);
  assert.is(refused('images: {base: {dockerfile: ../web/Dockerfile}}', '/tree/api/.unroot.yaml'), 'accepted');
});

test.run();
