import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { ALONE } from '../../src/context/surroundings.ts';
import { applyEdits } from '../../src/dockerfile/apply-edits.ts';
import type { Edit } from '../../src/dockerfile/types.ts';
import { analyse } from '../../src/rewrite/analyse.ts';
import type { Policy } from '../../src/rewrite/types.ts';
import { verify } from '../../src/rewrite/verify.ts';
import { dockerfile, lines, POLICY } from '../subject.ts';

const TEXT = lines(
  '# syntax=docker/dockerfile:1',
  '# escape=\\',
  'FROM debian:12 AS build',
  '# why',
  'RUN make',
  'COPY <<EOF /etc/app.conf',
  'key = value',
  'EOF',
  'FROM node:20 AS final',
  'ENV A=b',
  'WORKDIR /app',
  'COPY --from=build --chmod=755 /x /app/x',
  'EXPOSE 3000',
  'VOLUME /data',
  'LABEL c=d',
  'STOPSIGNAL SIGTERM',
  'HEALTHCHECK CMD curl localhost',
  'ENTRYPOINT ["node"]',
  'CMD ["a.js"]',
);

interface Damage {
  /** The first occurrence is replaced; `''` appends. */
  readonly find: string;
  readonly replace: string;
  /** What the gate must say of it; left out: anything. */
  readonly says?: RegExp;
}

/** What the gate says of the planned edits with others beside, or instead of them. */
function gate(text: string, damages: readonly Damage[], planned: boolean = true, policy: Policy = { ...POLICY, unsafe: true }): string | undefined {
  const before = dockerfile(text);
  const analysis = analyse(before, policy, undefined);
  const own = analysis.findings.flatMap((finding) => (finding.level === 'manual' ? [] : finding.edits));
  const wrong = damages.map(({ find, replace }): Edit => {
    const start = find === '' ? text.length : text.indexOf(find);
    // What is only put in front is an insertion, as the transforms make it.
    if (replace.endsWith(find)) return { start, end: start, text: replace.slice(0, replace.length - find.length) };
    return { start, end: start + find.length, text: replace };
  });
  const edits = [...(planned ? own : []), ...wrong];
  return verify({ before, analysis, edits, after: applyEdits(text, edits), policy, surroundings: ALONE });
}

test('the planned edits pass', () => {
  assert.is(gate(TEXT, []), undefined);
});

const DAMAGES: Readonly<Record<string, Damage>> = {
  'the syntax directive': { find: '# syntax=docker/dockerfile:1\n', replace: '' },
  'the escape directive': { find: '# escape=\\', replace: '# escape=`' },
  'a line above the directives': { find: '# syntax', replace: '\n# syntax' },
  'a comment': { find: '# why', replace: '# because', says: /comments/ },
  'a comment that is gone': { find: '# why\n', replace: '', says: /comments/ },
  'the base': { find: 'FROM node:20', replace: 'FROM node:22', says: /stages/ },
  "a stage's name": { find: 'AS final', replace: 'AS other', says: /stages/ },
  'a stage more': { find: 'FROM node:20', replace: 'FROM debian:12 AS more\nFROM node:20', says: /stages/ },
  'a RUN': { find: 'RUN make', replace: 'RUN make -j' },
  'a RUN that is gone': { find: 'RUN make\n', replace: '' },
  'a heredoc': { find: 'key = value', replace: 'key = other' },
  'a line in a heredoc': { find: 'key = value', replace: 'USER node\nkey = value' },
  ENV: { find: 'ENV A=b', replace: 'ENV A=c' },
  'ENV, in part': { find: 'A=b', replace: 'A=c' },
  WORKDIR: { find: 'WORKDIR /app', replace: 'WORKDIR /srv' },
  'COPY, its source': { find: '/x /app/x', replace: '/y /app/x' },
  'COPY, its --from': { find: '--from=build', replace: '--from=other' },
  'COPY, its --chmod': { find: '--chmod=755', replace: '--chmod=700' },
  EXPOSE: { find: '3000', replace: '3001' },
  VOLUME: { find: '/data', replace: '/other' },
  'VOLUME as an array': { find: '/data', replace: '["/data"]' },
  LABEL: { find: 'c=d', replace: 'c=e' },
  STOPSIGNAL: { find: 'SIGTERM', replace: 'SIGKILL' },
  HEALTHCHECK: { find: 'curl localhost', replace: 'curl elsewhere' },
  'HEALTHCHECK that is gone': { find: 'HEALTHCHECK CMD curl localhost\n', replace: '' },
  ENTRYPOINT: { find: '["node"]', replace: '["sh"]' },
  CMD: { find: '["a.js"]', replace: '["b.js"]' },
  'CMD in shell form': { find: 'CMD ["a.js"]', replace: 'CMD a.js' },
  'an array that nothing was wrong with': { find: '"a.js"', replace: '"a.js", "b"' },
  'instructions in another order': { find: 'LABEL c=d\nSTOPSIGNAL SIGTERM', replace: 'STOPSIGNAL SIGTERM\nLABEL c=d' },
  'another user at the end': { find: '', replace: 'USER 0\n', says: /does not run as|second pass/ },
  'a text that no longer parses': { find: '', replace: 'BOGUS\n', says: /parse/ },
  'a heredoc that never ends': { find: '', replace: 'RUN <<EOF\n', says: /parse/ },
};

for (const [name, damage] of Object.entries(DAMAGES)) {
  test(`refuses damage beside the planned edits: ${name}`, () => {
    const said = gate(TEXT, [damage]);
    assert.type(said, 'string');
    if (damage.says !== undefined) assert.match(said ?? '', damage.says);
  });
}

const SMALL = lines('FROM node:20', 'WORKDIR /app', 'COPY . .', 'CMD ["node"]');

test('what is planned and not written is missing', () => {
  assert.match(gate(SMALL, [], false) ?? '', /does not run as node/);
});

test('a user of another name is refused', () => {
  assert.match(gate(SMALL, [{ find: 'CMD', replace: 'RUN chown -R node:node /app\nUSER other\nCMD' }], false) ?? '', /does not run as node/);
});

test('chown behind USER is refused', () => {
  assert.match(gate(SMALL, [{ find: 'CMD', replace: 'USER node\nRUN chown -R node:node /app\nCMD' }], false) ?? '', /needs root and runs as node/);
});

test('root again at the end is refused', () => {
  assert.match(gate(SMALL, [{ find: '', replace: 'USER root\n' }]) ?? '', /does not run as node/);
});

test('an instruction that an edit did not announce is refused', () => {
  const before = dockerfile(SMALL);
  const analysis = analyse(before, POLICY, undefined);
  const after = SMALL.replace('CMD', 'RUN chown -R node:node /app\nUSER node\nCMD');
  assert.match(verify({ before, analysis, edits: [], after, policy: POLICY, surroundings: ALONE }) ?? '', /not planned/);
});

test('an edit that does not show is refused', () => {
  const before = dockerfile(SMALL);
  const analysis = analyse(before, POLICY, undefined);
  const edits = analysis.findings.flatMap((finding) => (finding.level === 'manual' ? [] : finding.edits));
  const after = SMALL.replace('CMD', 'USER node\nCMD');
  assert.match(verify({ before, analysis, edits, after, policy: POLICY, surroundings: ALONE }) ?? '', /missing/);
});

const BROKEN = lines('FROM node:20', 'USER node', "CMD ['node', 'a.js']");

test('an array that is repaired passes, repaired to something else it does not', () => {
  assert.is(gate(BROKEN, []), undefined);
  assert.is(gate(BROKEN, [{ find: "['node', 'a.js']", replace: '["node", "a.js"]' }], false), undefined);
  assert.type(gate(BROKEN, [{ find: "['node', 'a.js']", replace: '["node", "b.js"]' }], false), 'string');
  assert.type(gate(BROKEN, [{ find: "['node', 'a.js']", replace: 'node a.js' }], false), 'string');
  assert.type(gate(BROKEN, [{ find: "CMD ['node', 'a.js']", replace: 'ENTRYPOINT ["node", "a.js"]' }], false), 'string');
});

const HEALTH = lines('FROM node:20', 'USER node', "HEALTHCHECK --interval=5s CMD ['curl', 'x']", "ONBUILD CMD ['a']", "RUN ['b']");

test('repaired arrays of HEALTHCHECK, ONBUILD and RUN pass', () => {
  assert.is(gate(HEALTH, []), undefined);
  assert.type(gate(HEALTH, [{ find: "['curl', 'x']", replace: '["curl", "y"]' }], false), 'string');
  assert.type(gate(HEALTH, [{ find: '--interval=5s', replace: '--interval=9s' }]), 'string');
});

const SCRATCH = lines('FROM scratch', 'WORKDIR /app', 'COPY a .', 'COPY <<EOF /app/b', 'text', 'EOF', 'CMD ["/app/a"]');

test('--chown on a COPY passes, and nothing else in it', () => {
  assert.is(gate(SCRATCH, []), undefined);
  assert.type(gate(SCRATCH, [{ find: 'a .', replace: 'b .' }]), 'string');
  assert.type(gate(SCRATCH, [{ find: 'text', replace: 'other' }]), 'string');
});

test.run();
