import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { isPrivate, privateModes } from '../../src/hazards/private-modes.ts';
import { contextOf } from '../../soundness/context-of.ts';
import { judgedOf, lines, seenBy } from '../subject.ts';

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

test('u+x on what the entry starts', () => {
  const seen = (...text: readonly string[]): string => seenBy(privateModes, lines('FROM node:20', ...text));
  assert.is(seen('RUN chmod u+x /start.sh', 'CMD ["/start.sh"]'), 'private-mode manual');
  assert.is(seen('RUN chmod u+x /start.sh', 'CMD ["/other.sh"]'), '');
  assert.is(seen('RUN chmod +x /start.sh', 'CMD ["/start.sh"]'), '');
});

/** What is seen of a context in which every file has this mode. */
function inContext(mode: number, ...text: readonly string[]): string {
  const judged = judgedOf(lines('FROM node:20', 'WORKDIR /app', ...text, 'CMD ["node"]'));
  const context = { ...contextOf({ 'app.conf': '', 'conf/a': '' }), mode: () => mode };
  return privateModes({ ...judged, context }).map(({ code, evidence }) => `${code}: ${evidence.map((each) => each.text).join('; ')}`).join();
}

test('COPY takes the modes of the build context over', () => {
  assert.is(inContext(0o600, 'COPY app.conf /etc/app.conf'), 'private-mode: COPY app.conf /etc/app.conf: only its owner may read app.conf in the build context');
  assert.match(inContext(0o640, 'COPY --from=build x /x', 'COPY ["app.conf", "/etc/"]'), /^private-mode/);
  for (const [mode, copy] of [
    [0o644, 'COPY app.conf /etc/app.conf'],
    [0o604, 'COPY app.conf /etc/app.conf'],
    [0o600, 'COPY app.conf /app/app.conf'],
    [0o600, 'COPY --chown=node app.conf /etc/app.conf'],
    [0o600, 'COPY --chmod=644 app.conf /etc/app.conf'],
    [0o600, 'COPY app.conf /tmp/app.conf'],
    [0o600, 'COPY app.conf /etc/cron.d/app'],
    [0o600, 'COPY --from=build app.conf /etc/app.conf'],
    [0o600, 'COPY absent.conf /etc/app.conf'],
    [0o700, 'COPY conf /etc/conf'],
  ] as const) {
    assert.is(inContext(mode, copy), '', copy);
  }
});

test.run();
