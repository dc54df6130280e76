import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { lines, stageOf } from '../subject.ts';

function isSure(run: string): boolean {
  const accounts = stageOf(lines('FROM debian:12', 'ARG W=web', run)).own.accounts.filter(({ name }) => name === 'web');
  assert.ok(accounts.length > 0);
  return accounts.some(({ certain }) => certain);
}

const SURE: readonly string[] = [
  'useradd web',
  'sha256sum x | grep OK && useradd web',
  'true; { [ "$A" ] && useradd web; }',
  'if [ "$A" ]; then [ "$B" ] && useradd web; else useradd web; fi',
  'groupadd -f web && useradd web || true',
  'groupadd web || true && useradd web',
  'useradd web || adduser --disabled-password web',
  'which useradd && useradd web || adduser -D web',
  'id web || useradd web',
  'id -u "$W" >/dev/null 2>&1 || useradd "$W"',
  'getent passwd web >/dev/null || useradd web',
  'grep -q "^web:" /etc/passwd || useradd web',
  'cut -d: -f1 /etc/passwd | grep -qw web || useradd web',
  '! id web && useradd web',
  'if ! id web; then useradd web; fi',
  'if id web; then :; else useradd web; fi',
  'if [ -z "$(getent passwd web)" ]; then useradd web; fi',
  'if ! (getent passwd web); then groupadd web; useradd -g web web; fi',
  'if [ "$A" ]; then useradd -u "$A" web; else useradd web; fi',
  'if [ "$A" ]; then useradd -u 1 web; elif [ "$B" ]; then useradd -u 2 web; else useradd web; fi',
  'case "$A" in a) useradd -m web ;; *) useradd web ;; esac',
  'if [ "$A" ]; then id web || useradd web; else useradd web; fi',
  'sh -c "id web || useradd web"',
  'f() { useradd web; }; f',
  'f() { id web || useradd web; }; g() { f; }; g',
  'for u in web; do useradd web; done',
  '{ useradd web; }',
  'grep -q web /etc/passwd || echo "web:x:5:5::/:/bin/sh" >> /etc/passwd',
];
const UNSURE: readonly string[] = [
  'if [ "$A" ]; then useradd web; fi',
  'if [ "$A" ]; then id web || useradd web; fi',
  'if id other; then useradd web; fi',
  'if [ "$A" ]; then :; elif id web; then :; else useradd web; fi',
  'if [ "$A" ]; then useradd web; elif [ "$B" ]; then useradd web; fi',
  '[ "$A" ] && useradd web; true',
  'set -e; { [ "$A" ] && useradd web; } || true',
  '{ [ "$A" ] && useradd web; } | cat',
  '[ "$A" ] && useradd web &',
  'f() { [ "$A" ] && useradd web; }; f',
  'for a in b; do [ "$A" ] && useradd web; done',
  'x || useradd web',
  'case "$A" in a) useradd web ;; b) useradd web ;; esac',
  'while read u; do useradd web; done',
  'for u in $A; do useradd web; done',
  'f() { useradd web; }',
  'f() { f; useradd web; }',
  'f() { useradd web; }; if [ "$A" ]; then f; fi',
  'if [ "$A" ]; then sh -c "useradd web"; fi',
  ': "${A:-$(useradd web)}"',
];

// `[ "$A" ] && useradd web` as the end of a RUN ends the build where the question is answered by no.
for (const text of SURE) test(`sure: ${text}`, () => assert.ok(isSure(`RUN ${text}`)));
for (const text of UNSURE) test(`only the build knows: ${text}`, () => assert.not(isSure(`RUN ${text}`)));

test('a script that is called under a condition', () => {
  const script = 'COPY <<EOF /make.sh\nuseradd web\nEOF\n';
  assert.ok(isSure(`${script}RUN sh /make.sh`));
  assert.not(isSure(`${script}RUN if [ "$A" ]; then sh /make.sh; fi`));
});

test.run();
