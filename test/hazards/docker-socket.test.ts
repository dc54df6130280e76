import { test } from 'uvu';
import { dockerSocket } from '../../src/hazards/docker-socket.ts';
import { hazardTests } from './checks.ts';

hazardTests(dockerSocket, [
  ['a volume on it', 'docker-socket manual', ['FROM debian:12', 'VOLUME /var/run/docker.sock']],
  ['an ENV', 'docker-socket manual', ['FROM debian:12', 'ENV DOCKER_HOST=unix:///var/run/docker.sock']],
  ['an argument', 'docker-socket manual', ['FROM debian:12', 'CMD ["x", "--socket=/var/run/docker.sock"]']],
  ['none', '', ['FROM debian:12', 'CMD ["x"]']],
]);

test.run();
