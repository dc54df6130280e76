import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { rewriteText } from '../../src/rewrite/rewrite.ts';
import type { Policy, Rewrite } from '../../src/rewrite/types.ts';
import { openTree } from '../../src/tree/open-tree.ts';
import { readTextFile } from '../../src/tree/read-file.ts';
import { addFiles, temporaryTree } from '../locate/temporary-tree.ts';
import { lines, must, POLICY } from '../subject.ts';

type Files = Readonly<Record<string, string>>;

/** What becomes of one Dockerfile of a tree; the message of a bad configuration. */
async function around(files: Files, dockerfile: string, policy: Policy = POLICY): Promise<Rewrite | string> {
  return await aroundIn(temporaryTree(files), dockerfile, policy);
}

async function aroundIn(top: string, dockerfile: string, policy: Policy = POLICY): Promise<Rewrite | string> {
  const absolute = join(top, dockerfile);
  const found = (await openTree(top, 'tree')).around(absolute, policy);
  if (!found.ok) return found.message;
  return rewriteText({ path: dockerfile, text: must(readTextFile(absolute), dockerfile), policy: found.policy, surroundings: found.surroundings });
}

/** Status and codes. */
function shown(found: Rewrite | string): string {
  if (typeof found === 'string') return found;
  const codes = [...found.findings, ...found.notes].map(({ code }) => code);
  return [found.status, ...new Set([...codes, ...(found.reason === undefined ? [] : [found.reason.code])])].join(' ');
}

function texts(found: Rewrite | string): string {
  return typeof found === 'string' ? found : found.findings.flatMap(({ evidence }) => evidence.map(({ file = '', text }) => `${file} ${text}`)).join('\n');
}

const APP = lines('FROM ours/base', 'WORKDIR /srv/app', 'COPY . .', 'CMD ["python3", "app.py"]');
const CONFIG = '{"images": {"ours/base": {"dockerfile": "base/Dockerfile"}}}';
const COMPOSE = 'services:\n  base:\n    build: base\n    image: ours/base\n';
const SCRIPT = 'docker build -t ours/base base\n';

/** Each way to say who builds ours/base. */
const LINKS: Files = { '.unroot.json': CONFIG, 'compose.yaml': COMPOSE, 'build.sh': SCRIPT };

/** Name, base, what becomes of the Dockerfile that builds on it. */
const BASES: readonly (readonly [name: string, shown: string, base: readonly string[], more?: Files])[] = [
  ['an ordinary one', 'changed runs-as-root', ['FROM python:3.12', 'RUN pip install flask']],
  ['one that runs as another user', 'clean base-non-root', ['FROM python:3.12', 'RUN useradd app', 'USER app']],
  ['one that goes back to root', 'changed runs-as-root', ['FROM python:3.12', 'RUN useradd app', 'USER app', 'RUN x', 'USER root']],
  ['one whose user only its build knows', 'held-back unknown-base', ['FROM python:3.12', 'ARG U', 'USER $U']],
  ['one with ONBUILD', 'held-back base-onbuild', ['FROM python:3.12', 'ONBUILD COPY . /src']],
  ["one that keeps something in root's home", 'manual root-home', ['FROM python:3.12', 'RUN pip install --user flask']],
  ['one with private files', 'manual root-home', ['FROM python:3.12', 'RUN chmod 700 /opt/tool']],
  ['one of an unknown image', 'held-back unknown-base', ['FROM registry.example/nobody/knows']],
  ['one that cannot be read', 'held-back unknown-base', ['FROM python:3.12', 'BOGUS x']],
  ['a template', 'held-back unknown-base', ['FROM {{ base }}']],
  ['one whose working directory only its build knows', 'held-back unknown-base', ['FROM python:3.12', 'ARG D', 'WORKDIR $D']],
  ['one whose entry is a root daemon', 'manual root-daemon', ['FROM debian:12', 'ENTRYPOINT ["/usr/sbin/supervisord"]']],
  ['one with a script that works as root', 'manual root-master', ['FROM debian:12', 'COPY run.sh /run.sh', 'ENTRYPOINT ["/run.sh"]'], { 'base/run.sh': '#!/bin/sh\napt-get update\nexec "$@"\n' }],
  ['one with a script that writes for root', 'manual root-master', ['FROM debian:12', 'COPY run.sh /run.sh', 'ENTRYPOINT ["/run.sh"]'], { 'base/run.sh': '#!/bin/sh\necho x > /etc/app.conf\nexec "$@"\n' }],
  ['one with a harmless script', 'changed runs-as-root', ['FROM debian:12', 'COPY run.sh /run.sh', 'ENTRYPOINT ["/run.sh"]'], { 'base/run.sh': '#!/bin/sh\nexec "$@"\n' }],
  ['one with a script that is not there', 'held-back unknown-base', ['FROM debian:12', 'COPY run.sh /run.sh', 'ENTRYPOINT ["/run.sh"]']],
  ['one that drops privileges for anything', 'held-back base-entry', ['FROM debian:12', 'COPY run.sh /run.sh', 'ENTRYPOINT ["/run.sh"]'], { 'base/run.sh': '#!/bin/sh\nexec gosu app "$@"\n' }],
  ['one whose CMD fails the condition of its own base', 'held-back unknown-base', ['FROM postgres:16', 'CMD ["x"]']],
  ['one on a Windows image', 'skipped windows', ['FROM mcr.microsoft.com/windows/nanoserver:ltsc2022']],
];

for (const [name, expected, base, more = {}] of BASES) {
  test(`a base of the tree: ${name}: ${expected}`, async () => {
    for (const [file, text] of Object.entries(LINKS)) {
      const found = await around({ [file]: text, 'base/Dockerfile': lines(...base), 'app/Dockerfile': APP, 'app/app.py': '', ...more }, 'app/Dockerfile');
      assert.is(shown(found), expected, file);
    }
  });
}

test('an entry that drops privileges is in force where nothing replaces it', async () => {
  const run = '#!/bin/sh\nexec gosu app "$@"\n';
  const base = lines('FROM debian:12', 'COPY run.sh /run.sh', 'ENTRYPOINT ["/run.sh"]', 'CMD ["server"]');
  const files = { 'compose.yaml': COMPOSE, 'base/Dockerfile': base, 'base/run.sh': run };
  const with_ = async (...text: readonly string[]): Promise<string> => shown(await around({ ...files, 'app/Dockerfile': lines('FROM ours/base', ...text) }, 'app/Dockerfile'));
  assert.is(await with_('RUN x'), 'clean drops-privileges');
  assert.is(await with_('CMD ["server", "-v"]'), 'clean drops-privileges');
  assert.is(await with_('ENTRYPOINT ["python3", "x.py"]'), 'changed runs-as-root');
});

test('the account that the base makes is taken, with its home and number', async () => {
  const base = lines('FROM python:3.12', 'RUN useradd -m -u 4711 worker');
  const found = await around({ 'compose.yaml': COMPOSE, 'base/Dockerfile': base, 'app/Dockerfile': APP }, 'app/Dockerfile');
  assert.ok(typeof found !== 'string' && found.after.includes('USER worker\n'), shown(found));
  assert.not.match(typeof found === 'string' ? '' : found.after, /useradd/);
});

test("the base's facts: ports, volumes, working directory", async () => {
  const base = lines('FROM python:3.12', 'EXPOSE 80', 'VOLUME /data', 'WORKDIR /opt/service', 'CMD ["python3", "service.py"]');
  const inherits = await around({ 'compose.yaml': COMPOSE, 'base/Dockerfile': base, 'app/Dockerfile': lines('FROM ours/base', 'COPY . .') }, 'app/Dockerfile', { ...POLICY, unsafe: true });
  assert.match(texts(inherits), /ours\/base listens on port 80/);
  assert.match(texts(inherits), /ours\/base has the volume \/data/);
  assert.match(typeof inherits === 'string' ? inherits : inherits.after, /chown -R app:app \/opt\/service/);
});

test('chains: of three Dockerfiles, by compose, a script and the configuration', async () => {
  const files = {
    '.unroot.yaml': 'images:\n  ours/middle:\n    dockerfile: middle/Dockerfile\n',
    'build.sh': 'docker build -t ours/base:1.2 base\n',
    'base/Dockerfile': lines('FROM python:3.12', 'RUN useradd app'),
    'middle/Dockerfile': lines('FROM ours/base:1.2', 'USER app'),
    'app/Dockerfile': lines('FROM ours/middle', 'CMD ["python3", "app.py"]'),
  };
  assert.is(shown(await around(files, 'app/Dockerfile')), 'clean base-non-root');
});

test('targets: the stage that is named, by its name in any case or its number', async () => {
  const base = lines('FROM python:3.12 AS Plain', 'FROM python:3.12 AS safe', 'RUN useradd app', 'USER app', 'FROM scratch');
  const app = lines('FROM ours/base', 'CMD ["python3", "app.py"]');
  const with_ = async (target: string): Promise<string> => shown(await around({ '.unroot.json': `{"images": {"ours/base": {"dockerfile": "base/Dockerfile", "target": "${target}"}}}`, 'base/Dockerfile': base, 'app/Dockerfile': app }, 'app/Dockerfile'));
  assert.is(await with_('safe'), 'clean base-non-root');
  assert.is(await with_('SAFE'), 'clean base-non-root');
  assert.is(await with_('1'), 'clean base-non-root');
  assert.is(await with_('plain'), 'changed runs-as-root');
  assert.is(await with_('nowhere'), 'held-back unknown-base');
  const compose = 'services:\n  base:\n    build: {context: base, target: safe}\n    image: ours/base\n';
  assert.is(shown(await around({ 'compose.yaml': compose, 'base/Dockerfile': base, 'app/Dockerfile': app }, 'app/Dockerfile')), 'clean base-non-root');
});

test('cycles end, and tell nothing', async () => {
  const files = {
    '.unroot.json': '{"images": {"ours/a": {"dockerfile": "a/Dockerfile"}, "ours/b": {"dockerfile": "b/Dockerfile"}}}',
    'a/Dockerfile': lines('FROM ours/b', 'CMD ["x"]'),
    'b/Dockerfile': lines('FROM ours/a', 'CMD ["x"]'),
    'c/Dockerfile': lines('FROM ours/a', 'CMD ["x"]'),
  };
  assert.is(shown(await around(files, 'c/Dockerfile')), 'held-back unknown-base');
});

test('very long chains end', async () => {
  const many = 100;
  const images = Object.fromEntries(Array.from({ length: many }, (_, index) => [`ours/i${index}`, { dockerfile: `i${index}/Dockerfile` }]));
  const files = Object.fromEntries(Array.from({ length: many }, (_, index) => [`i${index}/Dockerfile`, lines(`FROM ours/i${index + 1}`, 'CMD ["x"]')]));
  assert.is(shown(await around({ ...files, '.unroot.json': JSON.stringify({ images }), 'app/Dockerfile': lines('FROM ours/i0', 'CMD ["x"]') }, 'app/Dockerfile')), 'held-back unknown-base');
});

test('a Dockerfile that gives its image the name of its own base builds on the public one', async () => {
  const files = { 'compose.yaml': 'services:\n  db:\n    build: db\n    image: node:20\n', 'db/Dockerfile': lines('FROM node:20', 'WORKDIR /app', 'COPY . .', 'CMD ["node", "a.js"]'), 'app/Dockerfile': lines('FROM node:20', 'CMD ["node", "a.js"]') };
  const own = await around(files, 'db/Dockerfile');
  // The other one of the tree builds on it.
  assert.is(shown(own), 'manual base-of-others');
  const alone = await around({ ...files, 'app/Dockerfile': '' }, 'db/Dockerfile');
  assert.ok(typeof alone !== 'string' && alone.after.includes('USER node\n'), shown(alone));
});

test('a base that should be here and is missing is not known, whatever the table says of its name', async () => {
  const config = '{"images": {"node:20": {"dockerfile": "base/Dockerfile"}}}';
  assert.is(shown(await around({ '.unroot.json': config, 'app/Dockerfile': lines('FROM node:20', 'CMD ["node", "a.js"]') }, 'app/Dockerfile')), 'held-back unknown-base');
});

test('a Dockerfile that a link leads out of the tree is not read', async () => {
  const outside = temporaryTree({ Dockerfile: lines('FROM python:3.12', 'RUN useradd app', 'USER app') });
  const top = temporaryTree({ '.unroot.json': CONFIG, 'app/Dockerfile': APP });
  symlinkSync(outside, join(top, 'base'));
  assert.is(shown(await aroundIn(top, 'app/Dockerfile')), 'held-back unknown-base');
});

test('the base of others is left to a person, whoever says that it is one', async () => {
  const base = lines('FROM python:3.12', 'CMD ["python3"]');
  for (const [file, text] of Object.entries(LINKS)) {
    const found = await around({ [file]: text, 'base/Dockerfile': base, 'app/Dockerfile': APP }, 'base/Dockerfile');
    assert.match(shown(found), /^manual base-of-others/, file);
    assert.match(texts(found), file === '.unroot.json' ? /\.unroot\.json ours\/base is the image of this Dockerfile/ : /app\/Dockerfile FROM ours\/base/, file);
  }
});

test('what the configuration says of an image goes over what its Dockerfile says', async () => {
  const files = { 'compose.yaml': COMPOSE, 'base/Dockerfile': lines('FROM registry.example/x'), 'app/Dockerfile': APP };
  const config = '{"images": {"ours/*": {"like": "python:3.12", "user": "svc"}}}';
  assert.is(shown(await around({ ...files, '.unroot.json': config }, 'app/Dockerfile')), 'clean base-non-root');
});

test('each folder has its own configuration', async () => {
  const app = lines('FROM debian:12', 'CMD ["/x"]');
  const top = temporaryTree({ '.unroot.json': '{"user": "top"}', 'Dockerfile': app, 'a/.unroot.yaml': 'user: inner\n', 'a/Dockerfile': app, 'a/deep/Dockerfile': app, 'b/Dockerfile': app });
  const user = async (dockerfile: string): Promise<string | undefined> => {
    const found = await aroundIn(top, dockerfile);
    return typeof found === 'string' ? found : /^USER (.*)$/m.exec(found.after)?.[1];
  };
  assert.is(await user('Dockerfile'), 'top');
  assert.is(await user('a/Dockerfile'), 'inner');
  assert.is(await user('a/deep/Dockerfile'), 'inner');
  assert.is(await user('b/Dockerfile'), 'top');
});

test('a configuration that cannot be followed rules over its own folders only', async () => {
  const app = lines('FROM debian:12', 'CMD ["/x"]');
  const top = temporaryTree({ 'a/.unroot.json': '{\n  "usr": "x"\n}', 'a/b/Dockerfile': app, 'c/Dockerfile': app });
  assert.match(shown(await aroundIn(top, 'a/b/Dockerfile')), /^a\/\.unroot\.json:2: usr: there is no such key/);
  assert.is(shown(await aroundIn(top, 'c/Dockerfile')), 'changed runs-as-root');
  addFiles(top, { 'c/.unroot.json': '{}', 'c/.unroot.yml': '' });
  assert.is(shown(await aroundIn(top, 'c/Dockerfile')), 'c/.unroot.json and c/.unroot.yml: a folder has one configuration');
  addFiles(top, { 'c/.unroot.yml': Buffer.from([0xff, 0xfe]) });
  addFiles(top, { 'd/Dockerfile': app, 'd/.unroot.yaml': Buffer.from([0xff]) });
  assert.is(shown(await aroundIn(top, 'd/Dockerfile')), 'd/.unroot.yaml: it cannot be read as text');
  addFiles(top, { 'd/.unroot.yaml': '['.repeat(100_000) });
  assert.match(shown(await aroundIn(top, 'd/Dockerfile')), /^d\/\.unroot\.yaml: it is longer than/);
});

test('the images of a folder', async () => {
  const top = temporaryTree({ '.unroot.json': '{"images": {"x/*": {"user": "web"}}}', 'bad/.unroot.json': '{' });
  const tree = await openTree(top, 'tree');
  const good = tree.imagesIn(top);
  assert.is(good.ok ? good.lookup('x/y')?.defaultUser : '', 'web');
  assert.equal(good.ok ? good.lookup('x/y')?.source : [], ['.unroot.json: x/*']);
  assert.is(tree.imagesIn(join(top, 'bad')).ok, false);
});

test('with the reach of a folder nothing below it is looked at', async () => {
  const top = temporaryTree({ 'deploy/compose.yaml': 'services:\n  web:\n    build: ..\n    privileged: true\n', Dockerfile: lines('FROM debian:12', 'CMD ["/x"]') });
  const codes = async (reach: 'tree' | 'folder'): Promise<number | undefined> => {
    const found = (await openTree(top, reach)).around(join(top, 'Dockerfile'), POLICY);
    return found.ok ? found.surroundings.uses.length : undefined;
  };
  assert.is(await codes('tree'), 1);
  assert.is(await codes('folder'), 0);
});

test.run();
