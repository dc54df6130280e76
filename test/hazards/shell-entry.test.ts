import { test } from 'uvu';
import { entryIsShell } from '../../src/hazards/shell-entry.ts';
import { hazardTests } from './checks.ts';

hazardTests(entryIsShell, [
  ['bash', 'shell-entry unsafe', ['FROM debian:12', 'CMD ["bash"]']],
  ['a login shell', 'shell-entry unsafe', ['FROM debian:12', 'CMD ["/bin/sh", "-l"]']],
  ['waiting', 'shell-entry unsafe', ['FROM debian:12', 'CMD ["tail", "-f", "/dev/null"]']],
  ['a command in a shell', '', ['FROM debian:12', 'CMD ["bash", "-c", "node x"]']],
  ['a script in a shell', '', ['FROM debian:12', 'CMD ["bash", "x.sh"]']],
  ['a program', '', ['FROM debian:12', 'CMD ["relay"]']],
]);

test.run();
