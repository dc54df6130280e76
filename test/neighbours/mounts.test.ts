import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { containerPath, longMount, shortMount, type MountParts } from '../../src/neighbours/mounts.ts';

const shown = (mount: MountParts | undefined): string => (mount === undefined ? '-' : `${mount.kind} ${mount.source} -> ${mount.path}${mount.readOnly ? ' ro' : ''}`);

test('the short form', () => {
  assert.is(shown(shortMount('./src:/app/src:ro,z')), 'bind ./src -> /app/src ro');
  assert.is(shown(shortMount('name:/data/')), 'volume name -> /data');
  assert.is(shown(shortMount('/data')), 'volume  -> /data');
  assert.is(shown(shortMount('~/.ssh:/root/.ssh:rw')), 'bind ~/.ssh -> /root/.ssh');
  assert.is(shown(shortMount('.:/code')), 'bind . -> /code');
  assert.is(shown(shortMount('/a:/b/../c')), 'bind /a -> /c');
  assert.is(shown(shortMount('C:\\x:/data:ro')), 'bind C:\\x -> /data ro');
  assert.is(shown(shortMount('c:/x:/data')), 'bind c:/x -> /data');
  assert.is(shown(shortMount('${PWD}:/data')), 'bind ${PWD} -> /data');
  assert.is(shown(shortMount('${X}/y:/data')), 'bind ${X}/y -> /data');
});

test('what has no absolute path of a Unix container, or could be a path as well as a name, is none', () => {
  for (const text of ['', 'name', 'name:data', '\\\\.\\pipe\\docker_engine:\\\\.\\pipe\\docker_engine', 'C:\\x', 'x:C:\\y', 'a:/b:c:d', '${X}:/data']) assert.is(shown(shortMount(text)), '-', text);
});

test('the long form', () => {
  assert.is(shown(longMount('type=bind,source=/a,target=/b,readonly')), 'bind /a -> /b ro');
  assert.is(shown(longMount('source=name,dst=/b')), 'volume name -> /b');
  assert.is(shown(longMount('type=tmpfs,destination=/run,tmpfs-mode=1777')), 'tmpfs  -> /run');
  assert.is(shown(longMount('type=bind,src=/a,target=/b,ro=true')), 'bind /a -> /b ro');
  assert.is(shown(longMount('type=npipe,source=a,target=/b')), '-');
  assert.is(shown(longMount('type=bind,source=/a')), '-');
  assert.is(shown(longMount('')), '-');
});

test('paths are normalised', () => {
  assert.is(containerPath('/a//b/./'), '/a/b');
  assert.is(containerPath('/'), '/');
  assert.is(containerPath('a'), undefined);
});

test.run();
