import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { chooseIdentity } from '../../src/plan/identity/choose.ts';
import { canOwn, ownedCandidates, ownership } from '../../src/plan/ownership.ts';
import type { OwnedDirectory } from '../../src/plan/types.ts';
import { userTool } from '../../src/plan/user-tool.ts';
import { judgedOf, lines, must, subjectOf } from '../subject.ts';

function owned(text: readonly string[]): { readonly all: string; readonly missing: string; readonly early: string } {
  const subject = subjectOf(lines(...text));
  const choice = chooseIdentity(subject, userTool(subject));
  const { all, missing, early } = ownership(subject, must(choice.kind === 'identity' ? choice.identity : undefined, 'identity'), ownedCandidates(subject));
  const show = (directories: readonly OwnedDirectory[]): string => directories.map(({ path }) => path).join(' ');
  return { all: show(all), missing: show(missing), early: show(early) };
}

const BASE = ['FROM debian:12', 'RUN useradd app'];

const ALL: readonly (readonly [name: string, all: string, text: readonly string[]])[] = [
  ['the application directory', '/app', ['WORKDIR /app']],
  ['a volume', '/app /data', ['WORKDIR /app', 'VOLUME /data']],
  ['state directories that the stage makes', '/app /var/lib/app /logs', ['WORKDIR /app', 'RUN mkdir -p /var/lib/app /logs']],
  ['software that the stage makes is not for writing', '/app', ['WORKDIR /app', 'RUN mkdir -p /opt/tool /usr/share/x']],
  ['a state directory that is removed again', '/app', ['WORKDIR /app', 'RUN mkdir /build && rm -rf /build']],
  ['a directory in one that is owned', '/app', ['WORKDIR /app', 'RUN mkdir -p /app/data']],
  ['data that COPY brings', '/app /data', ['WORKDIR /app', 'COPY seed /data']],
  ['a file of data', '/app /data', ['WORKDIR /app', 'COPY a.db /data/a.db', 'COPY b.db /data/old/b.db']],
  ['what else COPY brings', '/app', ['WORKDIR /app', 'COPY a /scripts/', 'COPY b /docs/', 'COPY c /opt/x/data/', 'COPY d /etc/data/']],
  ['an application below data', '/data/blog', ['WORKDIR /data/blog', 'COPY . .']],
  ['braces of sh', '/app', ['WORKDIR /app', 'RUN mkdir -p /data/{in,out}']],
  ['data in the application', '/app', ['WORKDIR /app', 'COPY seed /app/data']],
  ['data that is removed again', '/app', ['WORKDIR /app', 'COPY seed /data', 'RUN cp /data/x . && rm -r /data']],
  ['a directory that a link leads to', '/srv/app /mnt/data', ['WORKDIR /srv/app', 'RUN mkdir -p /mnt/data && ln -s /mnt/data storage']],
  ['software that a link leads to', '/srv/app', ['WORKDIR /srv/app', 'RUN mkdir -p /opt/x /usr/share/x && ln -s /opt/x /usr/local/x && ln -s /usr/share/x x']],
  ['a link to a directory of the system', '', ['RUN ln -s /usr/src /app', 'WORKDIR /app']],
  ['a directory by both of its names', '/srv/current', ['RUN mkdir -p /srv/7 && ln -s /srv/7 /srv/current', 'WORKDIR /srv/current']],
  ['scratch space', '/app', ['WORKDIR /app', 'RUN mkdir -p /tmp/x /var/tmp/y']],
  ['system directories', '', ['WORKDIR /usr/src', 'RUN mkdir -p /var/lib /run', 'VOLUME /var/log']],
  ['a directory that the build names', '/app', ['WORKDIR /app', 'ARG D=/data', 'RUN mkdir -p $D']],
];

for (const [name, all, text] of ALL) {
  test(`to be owned: ${name}`, () => assert.is(owned([...BASE, ...text]).all, all));
}

const MISSING: readonly (readonly [name: string, missing: string, text: readonly string[]])[] = [
  ['nothing was given', '/app', ['WORKDIR /app', 'COPY . .']],
  ['a chown that covers it', '', ['WORKDIR /app', 'COPY . .', 'RUN chown -R app:app /app']],
  ['a chown of the working directory', '', ['WORKDIR /app', 'COPY . .', 'RUN chown -R app .']],
  ['a chown of its parent', '', ['WORKDIR /srv/app', 'COPY . .', 'RUN chown -R app /srv']],
  ['a chown that comes too early', '/app', ['WORKDIR /app', 'RUN chown -R app /app', 'COPY . .']],
  ['a chown of another directory', '/app', ['WORKDIR /app', 'COPY . .', 'RUN chown -R app /data']],
  ['a chown of a link', '/app', ['COPY . /opt/x', 'RUN ln -s /opt/x /app && chown -R app /app', 'WORKDIR /app']],
  ['a chown through a link', '', ['COPY . /opt/x', 'RUN ln -s /opt/x /app && chown -R app /app/', 'WORKDIR /app']],
  ['a chown of where a link stands', '', ['COPY . /opt/x', 'RUN ln -s /opt/x /app', 'WORKDIR /app', 'RUN chown -R app .']],
  ['a chown of what a link leads to', '', ['COPY . /opt/x', 'RUN chown -R app /opt/x && ln -s /opt/x /app', 'WORKDIR /app']],
  ['a copy into what a link leads to', '/app', ['COPY . /opt/x', 'RUN chown -R app /opt/x && ln -s /opt/x /app', 'COPY a /opt/x/', 'WORKDIR /app']],
  ['a chown to somebody else', '/app', ['WORKDIR /app', 'COPY . .', 'RUN chown -R root:root /app']],
  ['a chown of the group alone takes nothing away', '', ['WORKDIR /app', 'RUN chown -R app /app && chgrp -R staff /app']],
  ['a copy with another owner', '/app', ['WORKDIR /app', 'RUN chown -R app /app', 'COPY --chown=root . .']],
  ['a copy with the owner behind a chown', '', ['WORKDIR /app', 'RUN chown app /app', 'COPY --chown=app:app . .']],
  ['a RUN that may write there', '/app', ['WORKDIR /app', 'RUN chown -R app /app', 'RUN npm install']],
  ['a RUN of packages, which does not write there', '', ['WORKDIR /app', 'RUN chown -R app /app', 'RUN apt-get update && apt-get install -y x']],
  ['a RUN as the user', '', ['WORKDIR /app', 'RUN chown -R app /app', 'USER app', 'RUN npm install', 'USER root']],
  ['a WORKDIR that the user makes', '', ['USER app', 'WORKDIR /app', 'USER root']],
  ['a WORKDIR that root makes in the home of a user', '/home/app/x', ['RUN useradd -m app', 'WORKDIR /home/app/x']],
  ['a WORKDIR that root makes behind a chown of its parent', '/srv/x', ['RUN chown -R app /srv', 'WORKDIR /srv/x']],
  ['a WORKDIR that is there already', '', ['RUN mkdir /app && chown app /app', 'WORKDIR /app']],
  ['a directory that COPY makes with its owner', '', ['COPY --chown=app:app . /app', 'WORKDIR /app']],
  ['what root makes in it', '/app', ['WORKDIR /app', 'RUN chown -R app /app', 'WORKDIR /app/x']],
];

for (const [name, missing, text] of MISSING) {
  test(`not owned yet: ${name}`, () => assert.is(owned([...BASE, ...text]).missing, missing));
}

test('a volume is given above its VOLUME, where root is in force', () => {
  assert.is(owned([...BASE, 'VOLUME /data', 'CMD ["x"]']).early, '/data');
  assert.is(owned([...BASE, 'RUN mkdir /data && chown app /data', 'VOLUME /data']).early, '');
  assert.is(owned([...BASE, 'USER app', 'VOLUME /data', 'USER root']).early, '');
});

test('a WORKDIR below a volume is made above its VOLUME', () => {
  const { early, missing } = owned([...BASE, 'VOLUME /data', 'WORKDIR /data/app', 'CMD ["x"]']);
  assert.is(`${early};${missing}`, '/data/app /data;');
  assert.is(owned([...BASE, 'WORKDIR /data/app', 'VOLUME /data', 'CMD ["x"]']).missing, '/data/app');
  assert.is(owned([...BASE, 'VOLUME /data', 'WORKDIR /data/app', 'COPY a .', 'CMD ["x"]']).missing, '/data');
  assert.is(owned([...BASE, 'VOLUME /data', 'RUN mkdir /data/app', 'WORKDIR /data/app', 'CMD ["x"]']).early, '/data');
});

test('what is written for a link', () => {
  const written = (...text: readonly string[]): string => ownedCandidates(subjectOf(lines(...BASE, ...text))).map((directory) => `${directory.exists ? '' : '+'}${directory.written}`).join(' ');
  assert.is(written('RUN ln -s /opt/x-1 /opt/x', 'WORKDIR /opt/x'), '.');
  assert.is(written('RUN ln -s /opt/x-1 /opt/x', 'WORKDIR /opt/x', 'WORKDIR bin'), '/opt/x-1');
  assert.is(written('ARG V=1', 'RUN ln -s /opt/x-$V /opt/x', 'WORKDIR /opt/x', 'WORKDIR bin'), '/opt/x/.');
  assert.is(written('RUN mkdir /srv/x && ln -s /srv/x /data', 'VOLUME /data'), '/srv/x /srv/x');
  assert.is(written('RUN ln -s /srv/x /data', 'VOLUME /data'), '+/srv/x');
});

test('a volume is not made early where a later mkdir would stumble over it', () => {
  const { missing, early } = owned([...BASE, 'VOLUME /data', 'RUN mkdir /data', 'CMD ["x"]']);
  assert.is(`${missing} ${early}`, '/data ');
  assert.is(owned([...BASE, 'VOLUME /data', 'RUN mkdir -p /data', 'CMD ["x"]']).early, '/data');
});

test('a directory whose content has its owner is given alone', () => {
  const alone = (...text: readonly string[]): string => {
    const judged = judgedOf(lines(...BASE, ...text));
    return [...ownership(judged, judged.identity, ownedCandidates(judged)).alone].map(({ path }) => path).join();
  };
  assert.is(alone('WORKDIR /app', 'COPY --chown=app:app . .'), '/app');
  assert.is(alone('WORKDIR /app', 'COPY --chown=app:app . .', 'RUN make'), '');
  assert.is(alone('WORKDIR /app', 'COPY --chown=app:app a .', 'COPY b .'), '');
  assert.is(alone('WORKDIR /app'), '');
});

test('without ownership, what the user owns already', () => {
  const none = (...text: readonly string[]): string => {
    const judged = judgedOf(lines(...BASE, ...text), { policy: { ownership: 'none' } });
    const { all, missing, early, copies } = ownership(judged, judged.identity, ownedCandidates(judged));
    return [all.map(({ path }) => path).join(' '), missing.length, early.length, copies.length].join();
  };
  assert.is(none('WORKDIR /app', 'COPY . .', 'VOLUME /data'), ',0,0,0');
  assert.is(none('WORKDIR /app', 'COPY . .', 'RUN chown -R app /app'), '/app,0,0,0');
});

test('a volume that a variable names is given by its path', () => {
  const judged = judgedOf(lines(...BASE, 'ENV D=/data', 'VOLUME $D', 'WORKDIR $D', 'CMD ["x"]'));
  assert.is(ownership(judged, judged.identity, ownedCandidates(judged)).early.map(({ written }) => written).join(), '/data');
});

test('what may be given to a user', () => {
  for (const path of ['/app', '/var/lib/app', '/srv/x']) assert.ok(canOwn({ path, overridable: false }), path);
  for (const path of ['/', '/root/x', '/var/lib', '/tmp/x', '/usr/local/bin', '/etc/x']) assert.not.ok(canOwn({ path, overridable: false }), path);
  assert.not.ok(canOwn({ path: '/app', overridable: true }));
});

test.run();
