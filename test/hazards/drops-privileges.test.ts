import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { dropsPrivileges } from '../../src/hazards/drops-privileges.ts';
import { lines, subjectOf } from '../subject.ts';

type Files = Readonly<Record<string, string>>;

function drops(text: readonly string[], files: Files = {}): boolean {
  return dropsPrivileges(subjectOf(lines(...text), { files })) !== undefined;
}

const COMMANDS: readonly (readonly [command: string, drops: boolean])[] = [
  ['gosu app x', true],
  ['exec gosu nobody x', true],
  ['gosu 1000:1000 x', true],
  ['gosu $APP_USER x', true],
  ['su-exec app x', true],
  ['setpriv --reuid=app --regid=app --init-groups x', true],
  ['setpriv --reuid 1000 --clear-groups x', true],
  ['s6-setuidgid app x', true],
  ['chpst -u app x', true],
  ['chpst -u :1000:1000 x', true],
  ['runuser -u app -- x', true],
  ['su app -c "x y"', true],
  ['su - app -c x', true],
  ['su -s /bin/sh -c "x y" app', true],
  ['su -c x - app', true],
  ['sudo -u app x', true],
  ['sudo --user=app x', true],
  ['start-stop-daemon --start --chuid app --exec x', true],
  ['chroot --userspec=app / x', true],
  ['tini -- gosu app x', true],
  ['sh -c "exec gosu app x"', true],
  ['if [ "$(id -u)" = 0 ]; then exec gosu app "$0" "$@"; fi', true],
  // Nobody else than root
  ['gosu root x', false],
  ['gosu 0:0 x', false],
  ['gosu root:root x', false],
  ['gosu --version', false],
  ['su-exec 0 x', false],
  ['setpriv --reuid=0 x', false],
  ['setpriv --reuid=root x', false],
  ['setpriv --reuid 0 x', false],
  ['setpriv --no-new-privs x', false],
  ['su -c "x y"', false],
  ['su - -c "x y"', false],
  ['su root -c "x y"', false],
  ['su - root -c x', false],
  ['sudo x', false],
  ['sudo -u root x', false],
  ['sudo --user=root x', false],
  ['start-stop-daemon --start --exec x', false],
  ['chroot / x', false],
  ['echo gosu app', false],
  ['node x', false],
];

for (const [command, expected] of COMMANDS) {
  test(`${command} ${expected ? 'drops' : 'does not drop'}`, () => assert.is(drops(['FROM debian:12', `CMD ${command}`]), expected));
}

const STAGES: readonly (readonly [name: string, drops: boolean, text: readonly string[], files?: Files])[] = [
  ['an exec ENTRYPOINT', true, ['FROM debian:12', 'ENTRYPOINT ["gosu", "app", "x"]']],
  ['a CMD without ENTRYPOINT', true, ['FROM alpine:3', 'CMD ["su-exec", "app", "x"]']],
  ['a CMD that is only arguments', false, ['FROM debian:12', 'ENTRYPOINT ["x"]', 'CMD ["gosu", "app", "y"]']],
  ['a name that promises it', false, ['FROM debian:12', 'ENTRYPOINT ["docker-entrypoint.sh"]']],
  ['a script in the context', true, ['FROM debian:12', 'COPY e.sh /', 'ENTRYPOINT ["/e.sh"]'], { 'e.sh': '#!/bin/sh\nexec gosu app "$@"\n' }],
  ['a script that does not', false, ['FROM debian:12', 'COPY e.sh /', 'ENTRYPOINT ["/e.sh"]'], { 'e.sh': '#!/bin/sh\n# gosu app\nexec "$@"\n' }],
  ['a script that runs its arguments', true, ['FROM debian:12', 'COPY e.sh /', 'ENTRYPOINT ["/e.sh"]', 'CMD ["gosu", "app", "x"]'], { 'e.sh': '#!/bin/sh\nexec "$@"\n' }],
  ['a heredoc', true, ['FROM debian:12', 'COPY <<EOF /e.sh', '#!/bin/sh', 'exec su-exec app x', 'EOF', 'ENTRYPOINT ["/e.sh"]']],
  ['a heredoc of another stage', true, ['FROM debian:12 AS b', 'COPY <<EOF /e.sh', '#!/bin/sh', 'exec gosu app x', 'EOF', 'FROM debian:12', 'COPY --from=b /e.sh /e.sh', 'ENTRYPOINT ["/e.sh"]']],
  ['a later ENTRYPOINT overrides it', false, ['FROM debian:12', 'ENTRYPOINT ["gosu", "app", "x"]', 'ENTRYPOINT ["x"]']],
  ["a lower stage's", true, ['FROM debian:12 AS b', 'ENTRYPOINT ["gosu", "app", "x"]', 'FROM b']],
  ["a lower stage's, overridden", false, ['FROM debian:12 AS b', 'ENTRYPOINT ["gosu", "app", "x"]', 'FROM b', 'ENTRYPOINT ["x"]']],
  ['the image', true, ['FROM postgres:16']],
  ['the image with its server as CMD', true, ['FROM postgres:16', 'CMD ["postgres", "-c", "a=b"]']],
  ['the image with an option as CMD', true, ['FROM redis:7', 'CMD ["--appendonly", "yes"]']],
  ['the image with another program as CMD', false, ['FROM postgres:16', 'CMD ["bash"]']],
  ['the image with a shell-form CMD', false, ['FROM redis:7', 'CMD redis-server']],
  ['the image with another ENTRYPOINT', false, ['FROM postgres:16', 'ENTRYPOINT ["x"]']],
  ["the image's script from the file's own ENTRYPOINT", true, ['FROM postgres:16', 'ENTRYPOINT ["docker-entrypoint.sh", "postgres"]']],
  ['an image that does not', false, ['FROM node:20']],
];

for (const [name, expected, text, files] of STAGES) {
  test(`${name}: ${expected ? 'drops' : 'does not drop'}`, () => assert.is(drops(text, files), expected));
}

test.run();
