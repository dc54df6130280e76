import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Policy, Rewrite } from '../../src/rewrite/types.ts';
import { use } from '../hazards/use.ts';
import { lines, rewritten } from '../subject.ts';
import { endsSoon } from '../ends-soon.ts';

const CMD = 'CMD ["node", "a.js"]';
const APP = ['FROM node:20 AS app', 'WORKDIR /app', 'COPY . .', CMD, ''];
const HARDENED = ['FROM node:20 AS app', 'WORKDIR /app', 'COPY . .', 'RUN chown -R node:node /app', 'USER node', CMD, ''];

function run(text: string, targets: readonly string[], policy: Partial<Policy> = {}): Rewrite {
  return rewritten(text, { files: {}, policy, uses: targets.map((target) => use({ target })) });
}

interface Case {
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly targets?: readonly string[];
  readonly policy?: Partial<Policy>;
}

const CASES: Readonly<Record<string, Case>> = {
  'nobody runs the lower stage: it stays': {
    before: [...APP, 'FROM app AS more', 'RUN x', CMD],
    after: [...APP, 'FROM app AS more', 'RUN x', 'RUN chown -R node:node /app', 'USER node', CMD],
    targets: [],
  },
  'the lower stage is a target: it is hardened, and the one above goes back to root first': {
    before: [...APP, 'FROM app AS more', 'RUN x', CMD],
    after: [...HARDENED, 'FROM app AS more', 'USER root', 'RUN x', 'RUN chown -R node: /app', 'USER node', CMD],
  },
  'a target by its number, and in another case': {
    before: [...APP, 'FROM app AS more', 'RUN x', CMD],
    after: [...HARDENED, 'FROM app AS more', 'USER root', 'RUN x', 'RUN chown -R node: /app', 'USER node', CMD],
    targets: ['0', 'APP'],
  },
  'a stage that names its user first needs no USER root': {
    before: [...APP, 'FROM app AS more', 'ENV A=b', 'USER root', 'RUN x', 'USER node', CMD],
    after: [...HARDENED, 'FROM app AS more', 'ENV A=b', 'USER root', 'RUN x', 'USER node', CMD],
  },
  'a stage whose USER comes too late does': {
    before: [...APP, 'FROM app AS more', 'RUN x', 'USER node', CMD],
    after: [...HARDENED, 'FROM app AS more', 'USER root', 'RUN x', 'USER node', CMD],
  },
  'a stage without instructions': {
    before: [...APP, 'FROM app AS more'],
    after: [...HARDENED, 'FROM app AS more', 'USER root', 'USER node'],
  },
  'two stages above, one of them for tests': {
    before: [...APP, 'FROM app AS check', 'RUN npm test', '', 'FROM app AS more', 'RUN x', CMD],
    after: [...HARDENED, 'FROM app AS check', 'USER root', 'RUN npm test', '', 'FROM app AS more', 'USER root', 'RUN x', 'RUN chown -R node: /app', 'USER node', CMD],
  },
  'a chain of three, the first is a target': {
    before: [...APP, 'FROM app AS more', 'RUN x', '', 'FROM more', 'RUN y', CMD],
    after: [...HARDENED, 'FROM app AS more', 'USER root', 'RUN x', '', 'FROM more', 'RUN y', 'RUN chown -R node: /app', 'USER node', CMD],
  },
  'a chain of three, two are targets': {
    before: [...APP, 'FROM app AS more', 'RUN x', CMD, '', 'FROM more', 'RUN y', CMD],
    after: [...HARDENED, 'FROM app AS more', 'USER root', 'RUN x', 'RUN chown -R node: /app', 'USER node', CMD, '', 'FROM more', 'USER root', 'RUN y', 'RUN chown -R node: /app', 'USER node', CMD],
    targets: ['app', 'more'],
  },
  'the account that the lower stage gets is there above, and what it owns too': {
    before: ['FROM debian:12 AS app', 'WORKDIR /app', 'COPY . .', 'CMD ["/app/a"]', '', 'FROM app', 'ENV A=b', 'CMD ["/app/b"]'],
    after: [
      'FROM debian:12 AS app', 'RUN groupadd -r app && useradd -r -s /bin/false -g app app', 'WORKDIR /app', 'COPY . .', 'RUN chown -R app:app /app', 'USER app', 'CMD ["/app/a"]', '',
      'FROM app', 'USER root', 'ENV A=b', 'USER app', 'CMD ["/app/b"]',
    ],
  },
  'on scratch root is a number': {
    before: ['FROM scratch AS app', 'COPY a /a', 'CMD ["/a"]', '', 'FROM app', 'COPY b /b', 'CMD ["/b"]'],
    after: ['FROM scratch AS app', 'COPY a /a', 'USER 65532:65532', 'CMD ["/a"]', '', 'FROM app', 'USER 0', 'COPY b /b', 'USER 65532:65532', 'CMD ["/b"]'],
  },
  'what is held back below leaves those above as they are': {
    before: ['FROM node:20 AS app', 'EXPOSE 80', 'COPY . /srv', CMD, '', 'FROM app', 'RUN x', CMD],
    after: ['FROM node:20 AS app', 'EXPOSE 80', 'COPY . /srv', CMD, '', 'FROM app', 'RUN x', CMD],
  },
  '… unless it is written': {
    before: ['FROM node:20 AS app', 'EXPOSE 80', CMD, '', 'FROM app', 'RUN x', CMD],
    after: ['FROM node:20 AS app', 'EXPOSE 80', 'USER node', CMD, '', 'FROM app', 'USER root', 'RUN x', 'USER node', CMD],
    policy: { unsafe: true },
  },
  '… or assumed away': {
    before: ['FROM node:20 AS app', 'EXPOSE 80', CMD, '', 'FROM app', 'RUN x', CMD],
    after: ['FROM node:20 AS app', 'EXPOSE 80', 'USER node', CMD, '', 'FROM app', 'USER root', 'RUN x', 'USER node', CMD],
    policy: { assume: ['low-port'] },
  },
  'a manual one below, a plan above': {
    before: ['FROM node:20 AS app', 'WORKDIR /app', 'COPY . .', 'CMD ["cron"]', '', 'FROM app', 'RUN x', CMD],
    after: ['FROM node:20 AS app', 'WORKDIR /app', 'COPY . .', 'CMD ["cron"]', '', 'FROM app', 'RUN x', 'RUN chown -R node:node /app', 'USER node', CMD],
  },
  'a plan below, a manual one above': {
    before: [...APP, 'FROM app', 'CMD ["cron"]'],
    after: [...HARDENED, 'FROM app', 'USER root', 'CMD ["cron"]'],
  },
  'a waived one below, a plan above': {
    before: ['FROM node:20 AS app', '# unroot ignore=set-user', CMD, '', 'FROM app', 'RUN x', CMD],
    after: ['FROM node:20 AS app', '# unroot ignore=set-user', CMD, '', 'FROM app', 'RUN x', 'USER node', CMD],
  },
  'a base by a variable: nobody can say who builds upon the stage': {
    before: ['ARG BASE=app', ...APP, 'FROM ${BASE} AS more', 'RUN x', CMD],
    after: ['ARG BASE=app', ...APP, 'FROM ${BASE} AS more', 'RUN x', 'RUN chown -R node:node /app', 'USER node', CMD],
  },
  'a base whose user nobody knows: those above could not go back to it': {
    before: ['FROM registry.example/x AS app', 'CMD ["/x"]', '', 'FROM app', 'COPY y /y', 'USER app', 'CMD ["/y"]'],
    after: ['FROM registry.example/x AS app', 'CMD ["/x"]', '', 'FROM app', 'COPY y /y', 'USER app', 'CMD ["/y"]'],
    policy: { unsafe: true },
  },
  'a part left out: nothing is written': {
    before: [...APP, 'FROM app', 'RUN x', CMD],
    after: [...APP, 'FROM app', 'RUN x', CMD],
    policy: { skip: ['chown-workdir'] },
  },
};

/** Line endings, keyword case and final newline are the file's own. */
const CLOTHES: Readonly<Record<string, (text: string) => string>> = {
  'as written': (text) => text,
  CRLF: (text) => text.replaceAll('\n', '\r\n'),
  'small letters': (text) => text.replace(/^(FROM|ARG|WORKDIR|COPY|ENV|EXPOSE|RUN|USER|CMD)(?= )/gm, (word) => word.toLowerCase()).replaceAll(' AS ', ' as '),
  'no final newline': (text) => text.replace(/\n$/, ''),
};

for (const [name, { before, after, targets = ['app'], policy }] of Object.entries(CASES)) {
  test(name, () => {
    for (const [clothes, dress] of Object.entries(CLOTHES)) {
      const found = run(dress(lines(...before)), targets, policy);
      assert.is.not(found.status, 'failed', found.reason?.message);
      assert.is(found.after, dress(lines(...after)), clothes);
      assert.is(run(found.after, targets, policy).after, found.after, `${clothes}: second run`);
    }
  });
}

test('the stages that go back to root are told', () => {
  const found = run(lines(...APP, 'FROM app AS more', 'RUN x', CMD), ['app']);
  const told = found.findings.find(({ transform }) => transform === 'set-user')?.evidence.at(-1);
  assert.equal(told, { place: { line: 6, column: 1 }, text: 'FROM app AS more goes back to root' });
});

test('why a stage stays that others build upon', () => {
  const codes = (text: readonly string[], targets: readonly string[] = ['app']): string => run(lines(...text), targets).findings.filter(({ level }) => level === 'manual').map(({ code }) => code).join();
  assert.is(codes([...APP, 'FROM app', 'RUN x', CMD], []), 'stage-built-upon');
  assert.is(codes([...APP, 'FROM app', 'RUN x', CMD]), '');
  assert.is(codes(['ARG BASE=app', ...APP, 'FROM $BASE', 'RUN x', CMD]), 'stage-built-upon');
  assert.is(codes(['FROM registry.example/x AS app', 'CMD ["/x"]', '', 'FROM app', 'RUN x', 'USER app']), 'stage-built-upon');
});

for (const end of ['FROM app AS more \\', 'FROM app AS more \\\n', 'FROM app \\\n  AS more \\\n\n', 'FROM app AS more \\\n# comment\n']) {
  test(`a last FROM that would swallow the line: ${JSON.stringify(end)}`, () => {
    for (const policy of [{}, { unsafe: true }]) {
      const found = run(lines(...APP) + end, ['app'], policy);
      assert.is(found.status, 'manual', found.reason?.message);
      assert.is(found.after, found.before);
      assert.ok(found.findings.every(({ code }) => code === 'dangling-continuation'));
    }
  });
}

test('on a base whose user nobody knows, a stage that others are built on is for a person, in a second run too', () => {
  const text = lines('FROM example.com/unknown AS app', CMD, 'FROM app');
  const found = run(text, ['app'], { unsafe: true });
  const again = run(found.after, ['app'], { unsafe: true });
  assert.is(found.status, 'manual', found.reason?.message);
  assert.is.not(found.after, text);
  assert.is(again.after, found.after);
});

test('very many stages upon one another', () => {
  const text = lines('FROM node:20 AS s0', CMD, ...Array.from({ length: 300 }, (_, index) => [`FROM s${index} AS s${index + 1}`, 'RUN x', CMD]).flat());
  endsSoon(() => {
    const found = run(text, Array.from({ length: 300 }, (_, index) => `s${index}`));
    assert.is(found.status, 'changed', found.reason?.message);
  });
});

test.run();
