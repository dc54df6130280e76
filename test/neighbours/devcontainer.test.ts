import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { readDevcontainer } from '../../src/neighbours/devcontainer.ts';
import { fileOf, shownDeclaration } from './shown.ts';

const FILE = '.devcontainer/devcontainer.json';

function shown(...lines: readonly string[]): string {
  const { declarations, problem } = readDevcontainer(fileOf(FILE, ...lines));
  return [...declarations.map(shownDeclaration), ...(problem === undefined ? [] : ['problem'])].join('\n').replaceAll(FILE, 'D');
}

test('a build, with comments and trailing commas', () => {
  assert.is(shown('{', '  // Ours', '  "build": {', '    "dockerfile": "Dockerfile", /* here */', '    "context": "..", "target": "dev",', '  },', '}'),
    'build .. Dockerfile in folder from file\ndevcontainer D:4:5 development container target=dev');
  assert.is(shown('{"dockerFile": "../Dockerfile"}'), 'build - ../Dockerfile in folder from file\ndevcontainer D:1:2 development container');
});

test('a compose service', () => {
  assert.is(shown('{"dockerComposeFile": ["../docker-compose.yml", "docker-compose.yml"], "service": "app"}'),
    'service app of docker-compose.yml,.devcontainer/docker-compose.yml\ndevcontainer D:1:72 development container');
  assert.is(shown('{"dockerComposeFile": "compose.yml"}'), '');
});

test('users, rights, ports and mounts', () => {
  assert.is(shown(
    '{"build": {"dockerfile": "D"},', '"containerUser": "root", "remoteUser": "vscode",', '"runArgs": ["--privileged", "--cap-add=SYS_PTRACE", "-u", "1000", "--device", "/dev/kvm:/dev/x", "--network=host", "-v", "/a:/b:ro"],',
    '"privileged": true, "capAdd": ["NET_ADMIN"], "appPort": [3000, "8921:5000"],', '"mounts": ["source=x,target=/x,type=volume", {"source": "/y", "target": "/y", "type": "bind"}, "source=${localEnv:HOME},target=/h,type=bind"]}',
  ), [
    'build - D in folder from file',
    'devcontainer D:1:12 development container',
    '  user 1000 | D:3:53 runArgs: -u 1000',
    '  user root | D:2:18 containerUser: root',
    '  user vscode | D:2:40 remoteUser: vscode',
    '  right privileged | D:3:13 runArgs: --privileged',
    '  right capability SYS_PTRACE | D:3:29 runArgs: --cap-add=SYS_PTRACE',
    '  right device /dev/kvm | D:3:67 runArgs: --device /dev/kvm:/dev/x',
    '  right host network | D:3:98 runArgs: --network=host',
    '  right privileged | D:4:1 privileged: true',
    '  right capability NET_ADMIN | D:4:32 capAdd: NET_ADMIN',
    '  port 3000 | D:4:58 appPort: 3000',
    '  port 5000 | D:4:64 appPort: 8921:5000',
    '  bind /a -> /b ro | D:3:116 runArgs: -v /a:/b:ro',
    '  volume x -> /x | D:5:12 mounts: x:/x',
    '  bind /y -> /y | D:5:46 mounts: /y:/y',
    '  bind ${localEnv:HOME} -> /h | D:5:96 mounts: ${localEnv:HOME}:/h',
  ].join('\n'));
});

test('an image that is pulled, wrong types and broken files', () => {
  assert.is(shown('{"image": "mcr.microsoft.com/devcontainers/base", "privileged": true}'), '');
  assert.is(shown('{"build": '), 'problem');
  for (const value of ['1', 'null', '[]', '{}', '[1, {}, null]', '{"dockerfile": [1]}', '""']) {
    const keys = ['runArgs', 'containerUser', 'privileged', 'capAdd', 'appPort', 'mounts', 'service', 'dockerComposeFile'].map((key) => `"${key}": ${value}`).join(', ');
    assert.type(shown(`{"build": ${value}, ${keys}}`), 'string');
    assert.match(shown(`{"build": {"dockerfile": "D"}, ${keys}}`), /^build - D /);
    assert.type(shown(value), 'string');
  }
});

test.run();
