import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { dockerSocket } from '../../src/hazards/docker-socket.ts';
import { lines, seenBy } from '../subject.ts';
import { hazardTests } from './checks.ts';
import { command, mounts } from './use.ts';

hazardTests(dockerSocket, [
  ['a volume on it', 'docker-socket manual', ['FROM debian:12', 'VOLUME /var/run/docker.sock']],
  ['an ENV', 'docker-socket manual', ['FROM debian:12', 'ENV DOCKER_HOST=unix:///var/run/docker.sock']],
  ['an argument', 'docker-socket manual', ['FROM debian:12', 'CMD ["x", "--socket=/var/run/docker.sock"]']],
  ['none', '', ['FROM debian:12', 'CMD ["x"]']],
]);

test('neighbours mount it, under its own name or another', () => {
  const seen = (path: string, source: string): string => seenBy(dockerSocket, lines('FROM debian:12', 'CMD ["x"]'), { uses: [mounts({ kind: 'bind', path, source, readOnly: true })] });
  assert.is(seen('/var/run/docker.sock', '/var/run/docker.sock'), 'docker-socket manual');
  assert.is(seen('/tmp/engine.sock', '/run/user/1000/docker.sock'), 'docker-socket manual');
  assert.is(seen('/var/run/docker.sock', '${SOCKET}'), 'docker-socket manual');
  assert.is(seen('/var/run/mysqld.sock', '/var/run/mysqld.sock'), '');
});

test('a client', () => {
  const seen = (...text: readonly string[]): string => seenBy(dockerSocket, lines('FROM debian:12', ...text, 'CMD ["x"]'));
  assert.is(seen('RUN apt-get install -y docker.io'), 'docker-client unsafe');
  assert.is(seen('RUN curl -fsSL https://get.docker.com | sh'), 'docker-client unsafe');
  assert.is(seen('RUN pip install docker==7.1.0'), 'docker-client unsafe');
  assert.is(seen('RUN apt-get install -y dockerize'), '');
  assert.is(seenBy(dockerSocket, lines('FROM docker:27-cli', 'CMD ["x"]')), 'docker-client unsafe');
  assert.is(seenBy(dockerSocket, lines('FROM debian:12', 'CMD ["x"]'), { uses: [command('x')] }), '');
});

test.run();
