import { test } from 'uvu';
import { stateFiles } from '../../src/hazards/state-files.ts';
import { hazardTests } from './checks.ts';

hazardTests(stateFiles, [
  ['a pid file', 'state-files unsafe', ['FROM debian:12', 'RUN touch /var/run/relay.pid', 'CMD ["relay"]']],
  ['in a directory that the user will own', '', ['FROM debian:12', 'RUN mkdir /var/log/relay && touch /var/log/relay/out.log', 'CMD ["relay"]']],
  ['elsewhere', '', ['FROM debian:12', 'RUN touch /etc/relay.conf', 'CMD ["relay"]']],
]);

test.run();
