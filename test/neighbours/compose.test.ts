import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { readCompose } from '../../src/neighbours/compose.ts';
import { fileOf, shownDeclaration, shownOrigin } from './shown.ts';
import { endsSoon } from '../ends-soon.ts';

const VALUES: Readonly<Record<string, string>> = { TAG: '1.0' };

function shown(...lines: readonly string[]): string {
  const { declarations, problem } = readCompose(fileOf('c.yml', ...lines), (name) => VALUES[name]);
  return [...declarations.map(shownDeclaration), ...(problem === undefined ? [] : [`problem ${problem.offset}`])].join('\n');
}

const service = (...lines: readonly string[]): string => shown('services:', '  web:', ...lines.map((line) => `    ${line}`));
const origins = (...lines: readonly string[]): string => readCompose(fileOf('d/c.yml', 'services:', '  web:', ...lines.map((line) => `    ${line}`)), (name) => VALUES[name]).declarations.map(({ origin }) => shownOrigin(origin)).join();

test('a build as a string and as a map', () => {
  assert.is(service('build: ./app'), 'build ./app - in context from file\ncompose c.yml:2:3 service web');
  assert.is(
    service('build:', '  context: app', '  dockerfile: Dockerfile.dev', '  target: dev', '  args: {A: b}', '  tags: ["web:2"]', 'image: web:${TAG}'),
    'build app Dockerfile.dev in context from file\ncompose c.yml:2:3 service web target=dev images=web:1.0,web:2 args: A=b',
  );
  assert.is(origins('build: {dockerfile: D}'), 'build - D in context from file');
  assert.is(origins('build: {target: dev}'), 'build - - in context from file');
});

test('build arguments whose values are told', () => {
  const args = (...lines: readonly string[]): string => /args:(.*)$/m.exec(service('build:', '  context: .', ...lines.map((line) => `  ${line}`)))?.[1] ?? '';
  assert.is(args('args: {A: 1, B: "${TAG}-x", C: "$UNKNOWN", D: "${UNKNOWN:-e}", TAG: }'), ' A=1 B=1.0-x D=e TAG=1.0');
  assert.is(args('args:', '  - A=b=c', '  - TAG', '  - UNKNOWN', '  - A=$UNKNOWN'), ' TAG=1.0');
  assert.is(args('args: nothing'), '');
});

test('a service without build may have the image of another', () => {
  assert.is(origins('image: web:$TAG'), 'service web of the folder or web:1.0');
  assert.is(origins('image: "${REPO}/web"'), 'service web of the folder');
  assert.is(origins('extends: {file: common.yml, service: base}'), 'service base of d/common.yml');
});

test('what is not told is no build', () => {
  assert.is(origins('build: $DIR'), '');
  assert.is(origins('build: {context: ., dockerfile: "$FILE"}'), '');
  assert.is(origins('build: {context: ., target: "$TARGET"}'), '');
  assert.is(origins('build: {context: ., dockerfile_inline: FROM a}'), '');
  assert.is(origins('build: [a]'), '');
  assert.is(origins('build: ${DIR:-app}'), 'build app - in context from file');
});

test('user, ports, rights', () => {
  assert.is(service(
    'build: .', 'user: 1000:1000', 'privileged: true', 'cap_add: [NET_ADMIN, cap_sys_ptrace]', 'devices:', '  - /dev/kvm:/dev/kvm', '  - source: /dev/fuse',
    'network_mode: host', 'pid: "host"', 'ports:', '  - "8080:80"', '  - 3000', '  - "${PORT}:443"', '  - target: 81', '    published: "9000"', '  - "80:${PORT}"', '  - 22:22', 'expose: [99]',
  ), [
    'build . - in context from file',
    'compose c.yml:2:3 service web',
    '  user 1000:1000 | c.yml:4:11 user: 1000:1000',
    '  right privileged | c.yml:5:5 privileged: true',
    '  right capability NET_ADMIN | c.yml:6:15 cap_add: NET_ADMIN',
    '  right capability SYS_PTRACE | c.yml:6:26 cap_add: cap_sys_ptrace',
    '  right device /dev/kvm | c.yml:8:9 devices: /dev/kvm:/dev/kvm',
    '  right device /dev/fuse | c.yml:9:9 devices: /dev/fuse',
    '  right host network | c.yml:10:19 network_mode: host',
    '  right host processes | c.yml:11:10 pid: host',
    '  port 80 | c.yml:13:9 ports: 8080:80',
    '  port 3000 | c.yml:14:9 ports: 3000',
    '  port 443 | c.yml:15:9 ports: ${PORT}:443',
    '  port 81 | c.yml:16:9 ports: target 81',
    '  port 22 | c.yml:19:9 ports: 22:22',
  ].join('\n'));
});

test('volumes and tmpfs', () => {
  assert.is(service(
    'build: .', 'volumes:', '  - ./src:/app/src:ro,z', '  - data:/data', '  - /cache', '  - "${HOME}/x:/x"', '  - "${SOMEWHERE}:/y"', '  - "./z:$TARGET"',
    '  - type: bind', '    source: ./conf', '    target: /etc/conf', '    read_only: true', '  - {type: volume, target: /v}', '  - {type: npipe, source: a, target: /b}',
    'tmpfs:', '  - /run:mode=1777', '  - $WHERE',
  ), [
    'build . - in context from file',
    'compose c.yml:2:3 service web',
    '  bind ./src -> /app/src ro | c.yml:5:9 volumes: ./src:/app/src:ro,z',
    '  volume data -> /data | c.yml:6:9 volumes: data:/data',
    '  volume  -> /cache | c.yml:7:9 volumes: /cache',
    '  bind ${HOME}/x -> /x | c.yml:8:9 volumes: ${HOME}/x:/x',
    '  bind ./conf -> /etc/conf ro | c.yml:11:9 volumes: ./conf:/etc/conf',
    '  volume  -> /v | c.yml:15:9 volumes: volume /v',
    '  tmpfs  -> /run | c.yml:18:9 tmpfs: /run:mode=1777',
  ].join('\n'));
  assert.match(service('build: .', 'tmpfs: /tmp'), / {2}tmpfs {2}-> \/tmp \| c\.yml:4:12 tmpfs: \/tmp$/);
});

test('command and entrypoint: strings, lists, and empty ones that reset', () => {
  const argv = (...lines: readonly string[]): string => service('build: .', ...lines).split('\n').slice(2).join('\n');
  assert.is(argv('command: npm run "start dev"'), '  command ["npm","run","start dev"] | c.yml:4:5 command: npm run start dev');
  assert.is(argv('command: ["a", "$$HOME", "${X}", "${TAG}"]'), '  command ["a","$HOME","${X}","1.0"] | c.yml:4:5 command: a $HOME ${X} 1.0');
  assert.is(argv('command: []'), '  command [] | c.yml:4:5 command:');
  assert.is(argv('command: ""'), '  command [] | c.yml:4:5 command:');
  assert.is(argv('command:'), '');
  assert.is(argv('entrypoint: /init -x'), '  entrypoint ["/init","-x"] | c.yml:4:5 entrypoint: /init -x\n  command [] | c.yml:4:5 entrypoint: /init -x');
  assert.is(argv('entrypoint: []'), '  entrypoint [] | c.yml:4:5 entrypoint:');
  assert.is(argv('entrypoint: /init', 'command: a'), '  entrypoint ["/init"] | c.yml:4:5 entrypoint: /init\n  command ["a"] | c.yml:5:5 command: a');
  assert.is(argv('command: >', '  a', '  b'), '  command ["a","b"] | c.yml:4:5 command: a b');
});

test('anchors and merge keys keep the place of the value', () => {
  assert.is(shown('x-base: &base', '  user: root', '  build: .', 'services:', '  a:', '    <<: *base', '    image: a', '  b: *base'), [
    'build . - in context from file',
    'compose c.yml:5:3 service a images=a',
    '  user root | c.yml:2:9 user: root',
    'build . - in context from file',
    'compose c.yml:8:3 service b',
    '  user root | c.yml:2:9 user: root',
  ].join('\n'));
});

test('a service takes what it extends in the same file', () => {
  assert.is(shown(
    'services:', '  base:', '    build: {context: ., target: base}', '    user: root', '    ports: ["80"]', '    command: a',
    '  web:', '    extends: {service: base}', '    build: {target: web}', '    ports: ["81"]', '    command: b', '  loop:', '    extends: loop', '    image: x',
  ).split('\n').slice(5).join('\n'), [
    'build . - in context from file',
    'compose c.yml:7:3 service web target=web',
    '  user root | c.yml:4:11 user: root',
    '  port 80 | c.yml:5:13 ports: 80',
    '  port 81 | c.yml:10:13 ports: 81',
    '  command ["b"] | c.yml:11:5 command: b',
    'service loop of the folder or x',
    'compose c.yml:12:3 service loop images=x',
  ].join('\n'));
});

test('files of the first version have the services at the top', () => {
  assert.is(shown('web:', '  build: .', '  links: [db]', 'db:', '  image: postgres'), [
    'build . - in context from file', 'compose c.yml:1:1 service web', 'service db of the folder or postgres', 'compose c.yml:4:1 service db images=postgres',
  ].join('\n'));
  assert.is(shown('version: "3"', 'web:', '  build: .'), '');
});

test('a byte order mark and CRLF shift no place', () => {
  const { declarations } = readCompose(fileOf('c.yml', '\uFEFFservices:\r', '  web:\r', '    build: .\r', '    user: root\r'), () => undefined);
  assert.is(declarations.map(shownDeclaration).join(), 'build . - in context from file\ncompose c.yml:2:3 service web\n  user root | c.yml:4:11 user: root');
});

test('wrong types say nothing', () => {
  for (const value of ['', '1', 'true', '[]', '[1, [2], {a: b}, null]', '{}', '{a: [b]}', '"x"', '!!binary x']) {
    const text = ['build: .', ...['user', 'privileged', 'cap_add', 'devices', 'network_mode', 'pid', 'ports', 'volumes', 'tmpfs', 'command', 'entrypoint', 'image', 'extends'].map((key) => `${key}: ${value}`)];
    assert.match(service(...text), /^build /, value);
    assert.type(shown(`services: ${value}`), 'string');
    assert.type(shown('services:', `  web: ${value}`), 'string');
    assert.type(service(`build: ${value}`), 'string');
    assert.type(shown(value), 'string');
  }
});

test('a file that is broken is a problem', () => {
  assert.is(shown('services:', '  web: [', ''), 'problem 20');
});

test('lists that aliases repeat take no long time', () => {
  const list = Array.from({ length: 8000 }, (_, index) => `- ${index + 1}`);
  const services = Array.from({ length: 3000 }, (_, index) => `  s${index}: {build: ., ports: *big, volumes: *big, cap_add: *big, command: *big, extends: s${index - 1}}`);
  endsSoon(() => shown('x: &big', ...list, 'services:', ...services));
  const ranges = Array.from({ length: 8000 }, () => '- 1-65535');
  endsSoon(() => shown('x: &big', ...ranges, 'services:', ...services.slice(0, 1000)));
});

test.run();
