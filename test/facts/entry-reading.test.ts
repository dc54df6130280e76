import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { EntryReading } from '../../src/facts/entry-reading.ts';
import { lines, subjectOf } from '../subject.ts';

type Files = Readonly<Record<string, string>>;

function reading(text: readonly string[], files: Files = {}): EntryReading {
  return subjectOf(lines(...text), { files }).entry;
}

/** Programs that the start runs, those of scripts in parentheses. */
function programs(text: readonly string[], files: Files = {}): string {
  return reading(text, files).commands.map(({ path, inScript }) => (inScript ? `(${path})` : path)).join(' ');
}

const SCRIPT = '#!/bin/sh\nset -e\nmkdir -p /data\nexec "$@"\n';

const PACKAGE = '{"scripts": {"prestart": "a", "start": "NODE_ENV=x node y", "poststart": "b", "x": "x && npm run x"}}';

/** A script /x/a.sh, with /x/b.sh beside it. */
function beside(text: string, expected: string): readonly (typeof ENTRIES)[number][] {
  const files = { 'x/a.sh': `#!/bin/bash\n${text}\n`, 'x/b.sh': '#!/bin/sh\nc\n', 'x/lib.sh': 'LIB=$(dirname "$0")\n' };
  return [[text, `/x/a.sh ${expected}`, ['FROM debian:12', 'COPY . /', 'CMD ["/x/a.sh"]'], files]];
}

const ENTRIES: readonly (readonly [name: string, programs: string, text: readonly string[], files?: Files])[] = [
  ['an exec array', 'node', ['FROM debian:12', 'CMD ["node", "a.js"]']],
  ['shell form', 'a b', ['FROM debian:12', 'CMD a && exec b']],
  ['CMD is arguments of ENTRYPOINT', 'node', ['FROM debian:12', 'ENTRYPOINT ["node"]', 'CMD ["gosu", "app"]']],
  ['a shell-form ENTRYPOINT ignores CMD', 'a', ['FROM debian:12', 'ENTRYPOINT a', 'CMD ["b"]']],
  ['an entry in its shell', 'nginx', ['FROM debian:12', 'CMD ["sh", "-c", "exec nginx"]']],
  ['through tini', 'node', ['FROM debian:12', 'ENTRYPOINT ["tini", "--"]', 'CMD ["node"]']],
  ["the image's own entry, and its arguments", 'docker-entrypoint.sh node', ['FROM node:20', 'CMD ["node", "a.js"]']],
  ['a script and what it is given', '/entry.sh (set) (mkdir) node', ['FROM debian:12', 'COPY entry.sh /', 'ENTRYPOINT ["/entry.sh"]', 'CMD ["node"]'], { 'entry.sh': SCRIPT }],
  ['a script that a shell reads', 'sh (set) (mkdir) node', ['FROM debian:12', 'WORKDIR /app', 'COPY . .', 'ENTRYPOINT ["sh", "entry.sh"]', 'CMD ["node"]'], { 'entry.sh': SCRIPT }],
  ['a script without shebang that a shell reads', 'bash (a)', ['FROM debian:12', 'COPY run /', 'CMD bash /run'], { run: 'a\n' }],
  ['a script of the search path', 'entry (set) (mkdir) node', ['FROM debian:12', 'COPY entry /usr/local/bin/', 'ENTRYPOINT ["entry"]', 'CMD ["node"]'], { entry: SCRIPT }],
  ['a relative path', './run.sh (a)', ['FROM debian:12', 'WORKDIR /app', 'COPY . .', 'CMD ["./run.sh"]'], { 'run.sh': '#!/bin/sh\na\n' }],
  ['a script in another stage', '/run.sh (a)', ['FROM debian:12 AS s', 'WORKDIR /s', 'COPY . .', 'FROM debian:12', 'COPY --from=s /s/run.sh /', 'CMD ["/run.sh"]'], { 'run.sh': '#!/bin/bash\na\n' }],
  ['a heredoc', '/run.sh (gosu)', ['FROM debian:12', 'COPY <<EOF /run.sh', '#!/bin/sh', 'exec gosu app x', 'EOF', 'CMD ["/run.sh"]']],
  ['a script that calls a script', '/a.sh (/b.sh) (c)', ['FROM debian:12', 'COPY . /', 'CMD ["/a.sh"]'], { 'a.sh': '#!/bin/sh\n/b.sh\n', 'b.sh': '#!/bin/sh\nc\n' }],
  ['a script that is read in', '/a.sh (.) (c)', ['FROM debian:12', 'COPY . /', 'CMD ["/a.sh"]'], { 'a.sh': '#!/bin/sh\n. /b.sh\n', 'b.sh': 'c\n' }],
  ...beside('. "$(dirname "$0")/b.sh"', '(.) (c) (dirname)'),
  ...beside('. "$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/b.sh"', '(.) (c) (cd) (dirname) (pwd)'),
  ...beside('D=$(dirname "$(readlink -f "$0")")\n"$D/b.sh"', '(dirname) (readlink) (/x/b.sh) (c)'),
  ...beside('S=$(readlink -f $0)\n. $(dirname $S)/b.sh', '(readlink) (.) (c) (dirname)'),
  ...beside('export D=/x\nbash $D/b.sh', '(export) (bash) (c)'),
  ...beside('source "${0%/*}/b.sh"', '(source) (c)'),
  ...beside('cd /x && ./b.sh', '(cd) (./b.sh) (c)'),
  ...beside('(cd /x); ./b.sh', '(cd) (./b.sh)'),
  ...beside('D=/x\n[ -z "$Y" ] || D=/y\n. $D/b.sh', '([) (.)'),
  ...beside('. /x/lib.sh\n. $LIB/b.sh', '(.) (dirname) (.) (c)'),
  ['where a script has gone', '/go.sh (cd) (dirname) ./b.sh (c)', ['FROM debian:12', 'COPY . /', 'ENTRYPOINT ["/go.sh"]', 'CMD ["./b.sh"]'], { 'go.sh': '#!/bin/sh\ncd "$(dirname "$0")/x"\nexec "$@"\n', 'x/b.sh': '#!/bin/sh\nc\n' }],
  ['a script of package.json', 'npm (a) (node) (b)', ['FROM debian:12', 'WORKDIR /app', 'COPY . .', 'CMD npm start'], { 'package.json': PACKAGE }],
  ['by yarn, in another directory', 'yarn (x) (npm)', ['FROM debian:12', 'COPY . /app', 'CMD yarn --cwd /app x'], { 'package.json': PACKAGE }],
  ['a script that is not there', 'npm', ['FROM debian:12', 'WORKDIR /app', 'COPY . .', 'CMD npm run no'], { 'package.json': PACKAGE }],
  ['a package.json that is none', 'npm', ['FROM debian:12', 'WORKDIR /app', 'COPY . .', 'CMD npm start'], { 'package.json': '{' }],
  ['arguments behind two dashes', './wait.sh (a) nginx', ['FROM debian:12', 'COPY . /', 'CMD ["./wait.sh", "db:1", "--", "nginx"]'], { 'wait.sh': '#!/bin/bash\na\nexec "$@"\n' }],
  ['scripts in a row', '/a.sh /b.sh node', ['FROM debian:12', 'COPY . /', 'ENTRYPOINT ["/a.sh", "/b.sh", "node"]'], { 'a.sh': '#!/bin/sh\nexec "$@"\n', 'b.sh': '#!/bin/sh\nexec "$@"\n' }],
  ['arguments that an array holds', '/w.sh (shift) nginx', ['FROM debian:12', 'COPY . /', 'CMD ["/w.sh", "db:1", "--", "nginx"]'], { 'w.sh': '#!/bin/bash\nCLI=("$@")\nshift\nexec "${CLI[@]}"\n' }],
  ['arguments behind a shift', '/w.sh (shift) nginx', ['FROM debian:12', 'COPY . /', 'CMD ["/w.sh", "postgres", "nginx"]'], { 'w.sh': '#!/bin/sh\nshift\nexec "$@"\n' }],
  ['arguments behind a shift by two', '/w.sh (shift) x', ['FROM debian:12', 'COPY . /', 'CMD ["/w.sh", "a", "b", "x"]'], { 'w.sh': '#!/bin/sh\nshift 2\nexec "$@"\n' }],
  ['arguments behind a loop of shifts', '/w.sh (shift) a nginx', ['FROM debian:12', 'COPY . /', 'CMD ["/w.sh", "a", "nginx"]'], { 'w.sh': '#!/bin/sh\nwhile [[ $1 = a ]]; do shift; done\nexec "$@"\n' }],
  ['another language', '/run.py', ['FROM debian:12', 'COPY run.py /', 'CMD ["/run.py"]'], { 'run.py': '#!/usr/bin/env python3\nimport os\n' }],
  ['CRLF behind the shebang', '/run.sh (a)', ['FROM debian:12', 'COPY run.sh /', 'CMD ["/run.sh"]'], { 'run.sh': '#!/bin/sh\r\na\r\n' }],
  ['a damaged array as repaired', 'node', ['FROM debian:12', "CMD ['node']"]],
  ['nothing', '', ['FROM scratch']],
];

for (const [name, expected, text, files] of ENTRIES) {
  test(`reads ${name}`, () => assert.is(programs(text, files).replaceAll('\r', ''), expected));
}

test('a script that calls itself, or two that call each other, end', () => {
  assert.is(programs(['FROM debian:12', 'COPY . /', 'CMD ["/a.sh"]'], { 'a.sh': '#!/bin/sh\n/a.sh\nexec /a.sh "$@"\n' }), '/a.sh (/a.sh) (/a.sh)');
  const files = { 'a.sh': '#!/bin/sh\n/b.sh "$@"\n"$@"\n', 'b.sh': '#!/bin/sh\n/a.sh "$@"\n"$@"\n' };
  assert.ok(reading(['FROM debian:12', 'COPY . /', 'CMD ["/a.sh", "/b.sh", "/a.sh", "x"]'], files).commands.length < 100);
});

test('what a script does is told with its file and line', () => {
  const { commands } = reading(['FROM debian:12', 'COPY bin/run.sh /', 'CMD ["/run.sh"]'], { 'bin/run.sh': '#!/bin/sh\n\nchown app /x\n' });
  const { evidence } = commands.at(-1) ?? {};
  assert.is(`${evidence?.file}:${evidence?.place?.line} ${evidence?.text}`, 'bin/run.sh:3 chown app /x');
});

test('what a heredoc does is told with its line of the Dockerfile', () => {
  const { commands } = reading(['FROM debian:12', 'COPY <<EOF /run.sh', '#!/bin/sh', 'a', 'EOF', 'CMD ["/run.sh"]']);
  const { evidence } = commands.at(-1) ?? {};
  assert.is(evidence?.file, undefined);
  assert.is(evidence?.place?.line, 4);
});

const UNSEEN: readonly (readonly [name: string, unseen: number, text: readonly string[], files?: Files])[] = [
  ['a script that the context does not hold', 1, ['FROM debian:12', 'COPY entry.sh /', 'CMD ["/entry.sh"]']],
  ['a script by its usual name', 1, ['FROM debian:12', 'COPY docker-entrypoint /', 'CMD ["/docker-entrypoint"]']],
  ['a script that a RUN writes', 1, ['FROM debian:12', 'RUN curl x > /entry.sh', 'CMD ["/entry.sh"]']],
  ['a script whose text stands in a RUN', 0, ['FROM debian:12', 'RUN echo "exec node" > /entry.sh', 'CMD ["/entry.sh"]']],
  ['a script that a shell reads', 1, ['FROM debian:12', 'COPY x /', 'CMD ["sh", "/x"]']],
  ['a script that is no shell text', 1, ['FROM debian:12', 'COPY entry.sh /', 'CMD ["/entry.sh"]'], { 'entry.sh': '#!/bin/sh\nif\n' }],
  ['a program that the context does not hold', 0, ['FROM debian:12', 'COPY server /', 'CMD ["/server"]']],
  ['a program of the image', 0, ['FROM debian:12', 'CMD ["bash"]']],
  ['a script that is there', 0, ['FROM debian:12', 'COPY entry.sh /', 'CMD ["/entry.sh"]'], { 'entry.sh': SCRIPT }],
  ['a script of another language', 0, ['FROM debian:12', 'COPY start /', 'CMD ["/start"]'], { start: '#!/usr/bin/python3\n' }],
];

for (const [name, count, text, files] of UNSEEN) {
  test(`unseen: ${name}`, () => assert.is(reading(text, files).unseen.length, count));
}

test('where the entry comes from', () => {
  assert.is(reading(['FROM node:20']).fromImage, true);
  assert.is(reading(['FROM debian:12', 'CMD ["x"]']).fromImage, false);
  assert.is(reading(['FROM scratch']).none, true);
  assert.is(reading(['FROM debian:12', 'CMD []']).none, true);
  assert.is(reading(['FROM debian:12', 'CMD ["x"]']).none, false);
});

test('an array that nobody can repair is broken', () => {
  const { broken, commands } = reading(['FROM debian:12', 'CMD ["a" "b\']']);
  assert.is(broken.length + commands.length, 1);
});

test.run();
