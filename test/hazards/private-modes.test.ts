import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { isPrivate, privateModes } from '../../src/hazards/private-modes.ts';
import { lines, seenBy } from '../subject.ts';

for (const mode of ['700', '0700', '600', '0640', '750', 'go-rwx', 'o-r', 'u=rwx,go=', 'o=', 'a-r', 'go-r,u+w']) {
  test(`${mode} shuts others out`, () => assert.ok(isPrivate(mode)));
}
for (const mode of ['755', '0644', '777', '1777', '+x', 'a+r', 'u+x', 'go-w', 'o=rx', 'g-r', 'ug+rwx', '-x', 'a-w', 'u=rw', '']) {
  test(`${mode || 'no mode'} does not`, () => assert.not.ok(isPrivate(mode)));
}

const FILES: readonly (readonly [name: string, seen: string, text: readonly string[]])[] = [
  ['chmod elsewhere', 'private-mode manual', ['RUN chmod 600 /etc/app.conf']],
  ['mkdir -m elsewhere', 'private-mode manual', ['RUN mkdir -m 700 /opt/secret']],
  ['COPY --chmod elsewhere', 'private-mode manual', ['COPY --chmod=0600 key /etc/app/key']],
  ['COPY --chmod with the owner', '', ['COPY --chmod=0600 --chown=node:node key /etc/app/key']],
  ['in an owned directory', '', ['RUN chmod 700 /app/run.sh']],
  ['in the home', '', ['RUN chmod 700 /home/node/.ssh']],
  ['in scratch space', '', ['RUN chmod 700 /tmp/x']],
  ["root's own", '', ['RUN chmod 0440 /etc/sudoers.d/app']],
  ['a mode that lets others read', '', ['RUN chmod 755 /usr/local/bin/x', 'COPY --chmod=755 x /usr/local/bin/']],
];

for (const [name, seen, text] of FILES) {
  test(`private mode: ${name}`, () => assert.is(seenBy(privateModes, lines('FROM node:20', 'WORKDIR /app', ...text, 'CMD ["node"]')), seen));
}

test.run();
