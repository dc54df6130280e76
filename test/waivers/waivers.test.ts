import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Rewrite } from '../../src/rewrite/types.ts';
import { lines, rewritten } from '../subject.ts';
import { endsSoon } from '../ends-soon.ts';

const APP = ['FROM node:20', 'WORKDIR /app', 'COPY . .'];
const CMD = 'CMD ["node", "a.js"]';

/** Status, and the codes of findings and notes. */
function shown(found: Rewrite): string {
  const codes = [...found.findings.map(({ transform, code }) => `${transform} ${code}`), ...found.notes.map(({ code }) => code)];
  return [found.status, ...new Set(codes)].join(', ');
}

const CASES: readonly (readonly [name: string, shown: string, text: readonly string[]])[] = [
  ['by the transform', 'clean, waived', [...APP, '# unroot ignore=set-user', CMD]],
  ['by another part of the plan', 'clean, waived', [...APP, '# unroot ignore=chown-workdir', CMD]],
  ['by a part that this plan has not', 'changed, chown-workdir runs-as-root, set-user runs-as-root, unused-waiver', [...APP, '# unroot ignore=add-user', CMD]],
  ['by all', 'clean, waived', [...APP, '# unroot ignore=all', CMD]],
  ['by runs-as-root', 'clean, waived', [...APP, '# unroot ignore=runs-as-root', CMD]],
  ['by the hazard', 'clean, waived', [...APP, 'EXPOSE 80', '# unroot ignore=low-port', CMD]],
  ['by one of two names', 'clean, waived', [...APP, 'EXPOSE 80', '# unroot ignore=shell-entry,low-port', CMD]],
  ['by the second hazard', 'clean, waived', [...APP, 'EXPOSE 80', 'VOLUME /data', '# unroot ignore=low-port', CMD]],
  ['by a hazard that is not there', 'held-back, chown-workdir low-port, set-user low-port, unused-waiver', [...APP, 'EXPOSE 80', '# unroot ignore=existing-volume', CMD]],
  ['a manual one', 'clean, waived', ['FROM debian:12', '# unroot ignore=root-daemon', 'CMD ["cron", "-f"]']],
  ['a manual one, by the transform', 'clean, waived', ['FROM debian:12', '# unroot ignore=set-user', 'CMD ["cron", "-f"]']],
  ['anywhere in the stage', 'clean, waived', [...APP, CMD, '', '# unroot ignore=set-user']],
  ['above FROM', 'clean, waived', ['# unroot ignore=set-user', ...APP, CMD]],
  ['above FROM, of the last stage', 'clean, waived', ['# unroot ignore=set-user', 'FROM golang:1.22 AS build', 'RUN go build', '', 'FROM debian:12', 'COPY --from=build /x /x', 'CMD ["/x"]']],
  ['of the stage above only', 'changed, add-user runs-as-root, set-user runs-as-root, unused-waiver', ['FROM golang:1.22 AS build', '# unroot ignore=set-user', 'RUN go build', '', 'FROM debian:12', 'COPY --from=build /x /x', 'CMD ["/x"]']],
  ['global, in the stage above', 'clean, waived', ['FROM golang:1.22 AS build', '# unroot global ignore=set-user', 'RUN go build', '', 'FROM debian:12', 'COPY --from=build /x /x', 'CMD ["/x"]']],
  ['inside a RUN', 'clean, waived', ['FROM node:20', 'WORKDIR /app', 'RUN a \\', '# unroot ignore=set-user', '  && b', CMD]],
  ['inside a heredoc: no comment', 'changed, chown-workdir runs-as-root, set-user runs-as-root', ['FROM node:20', 'WORKDIR /app', 'RUN <<EOF', '# unroot ignore=set-user', 'EOF', CMD]],
  ['by hadolint', 'clean, waived', [...APP, '# hadolint ignore=DL3002', CMD]],
  ['by semgrep', 'clean, waived', [...APP, '# nosemgrep', CMD]],
  ['by checkov, at the end', 'clean, waived', [...APP, CMD, '# checkov:skip=CKV_DOCKER_3: needs root']],
  ['by trivy, at the top', 'clean, waived', ['# trivy:ignore:DS-0002', ...APP, CMD]],
  ["another tool's that waives nothing is its own affair", 'clean, non-root', ['FROM node:20', '# hadolint ignore=DL3002', 'USER node', CMD]],
  ['our own that waives nothing', 'clean, non-root, unused-waiver', ['FROM node:20', '# unroot ignore=set-user', 'USER node', CMD]],
  ['said of a line of a lower stage', 'clean, waived', ['FROM node:20 AS base', '# unroot ignore=root-home', 'RUN pip install --user x', '', 'FROM base', CMD]],
  ['said of a line of a lower stage, by the transform', 'clean, waived', ['FROM node:20 AS base', '# unroot ignore=set-user', 'RUN pip install --user x', '', 'FROM base', CMD]],
  ['a remark', 'clean, non-root', ['FROM debian:12', '# unroot ignore=unused-account', 'RUN useradd unused && useradd app', 'USER app', 'CMD ["x"]']],
];

for (const [name, expected, text] of CASES) {
  test(`${name}: ${expected}`, () => {
    for (const eol of ['\n', '\r\n']) {
      const found = rewritten(lines(...text).replaceAll('\n', eol));
      assert.is(shown(found), expected);
      if (expected.startsWith('clean')) assert.is(found.after, found.before);
    }
  });
}

test('a waived stage is told with the comment as its evidence', () => {
  const [note] = rewritten(lines(...APP, '# unroot ignore=set-user the plug-ins need root', CMD)).notes;
  assert.is(note?.code, 'waived');
  assert.is(note?.place.line, 4);
  assert.is(note?.evidence[0]?.text, '# unroot ignore=set-user the plug-ins need root');
});

test('one of two stages is waived, the other is not', () => {
  const text = ['FROM node:20 AS one', '# unroot ignore=set-user', CMD, '', 'FROM node:20', CMD];
  const found = rewritten(lines(...text));
  assert.is(shown(found), 'changed, set-user runs-as-root, waived');
  assert.is(found.after, lines(...text.slice(0, -1), 'USER node', CMD));
});

test('what is assumed does not undo a waiver', () => {
  const text = lines(...APP, 'EXPOSE 80', '# unroot ignore=low-port', CMD);
  assert.is(shown(rewritten(text, { policy: { assume: ['low-port'] } })), 'clean, waived');
  assert.is(shown(rewritten(text, { policy: { unsafe: true } })), 'clean, waived');
});

test('unknown names are named, assumptions and damaged ones too', () => {
  const message = (names: string): string | undefined => rewritten(lines('FROM node:20', `# unroot ignore=${names}`, 'USER node', CMD)).notes.find(({ code }) => code === 'unused-waiver')?.message;
  assert.is(message('set-user'), 'the comment waives nothing that is found here');
  assert.is(message('set-usr'), 'the comment waives nothing: there is no transform or reason set-usr');
  assert.is(message('set-user,a,b'), 'the comment waives nothing: there is no transform or reason a, b');
  assert.is(message('fresh-volumes'), 'the comment waives nothing: there is no transform or reason fresh-volumes');
  assert.is(message('because'), 'the comment waives nothing: there is no transform or reason because');
  assert.ok((message('x'.repeat(5000)) ?? '').length < 200);
});

const DAMAGED = 'CMD [‘node’, ‘a.js’]';

test('exec-quotes is waived for one instruction, and what depends on its array stays', () => {
  const text = [...APP, '# unroot ignore=exec-quotes', DAMAGED];
  const found = rewritten(lines(...text));
  assert.is(shown(found), 'manual, set-user entry-broken, waived');
  assert.is(found.after, found.before);
});

test('a waived array elsewhere leaves the others to be repaired', () => {
  const text = ['FROM node:20', '# unroot ignore=smart-quotes', 'RUN [‘a’]', 'WORKDIR /app', 'RUN [‘b’]', 'USER node', 'CMD ["node", "a.js"]'];
  const found = rewritten(lines(...text));
  assert.is(found.status, 'changed');
  assert.ok(found.after.includes('RUN [‘a’]\n') && found.after.includes('RUN ["b"]\n'));
});

test('a waived array in a RUN and a damaged entry: both are settled in one run', () => {
  const text = ['FROM node:20', '# unroot ignore=exec-quotes', 'RUN [‘a’]', DAMAGED];
  const found = rewritten(lines(...text));
  assert.is.not(found.status, 'failed', found.reason?.message);
  assert.is(rewritten(found.after).after, found.after);
});

test('exec-quotes for the stage and for the file', () => {
  const text = ['FROM node:20', 'RUN [‘a’]', 'USER node', DAMAGED];
  for (const waiver of ['# unroot stage ignore=exec-quotes', '# unroot global ignore=smart-quotes', '# unroot global ignore=all']) {
    const found = rewritten(lines(waiver, ...text));
    assert.is(found.after, found.before, waiver);
    assert.is(found.findings.length, 0, waiver);
  }
});

test('ten thousand comments cost little, whatever they say', () => {
  const many = 10_000;
  const one = '# unroot ignore=low-port,set-user,exec-quotes';
  const damaged = Array.from({ length: 2000 }, () => ['RUN [‘a’]', '']).flat();
  const texts = [
    lines('FROM node:20', ...Array.from({ length: many }, () => one), CMD),
    lines('FROM node:20', ...Array.from({ length: many }, (_, index) => `# unroot ignore=name-${index}`), CMD),
    lines('FROM node:20', ...Array.from({ length: many }, () => [one, '']).flat(), CMD),
    lines('FROM node:20', ...Array.from({ length: many }, (_, index) => `# unroot global ignore=x${index}`), ...damaged, CMD),
    lines('FROM node:20', `# unroot ignore=${Array.from({ length: many }, (_, index) => `x${index}`).join(',')}`, ...damaged, CMD),
  ];
  for (const text of texts) endsSoon(() => rewritten(text));
});

test.run();
