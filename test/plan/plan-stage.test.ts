import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { applyEdits } from '../../src/dockerfile/apply-edits.ts';
import { gatherFacts } from '../../src/facts/gather.ts';
import { planStage } from '../../src/plan/plan-stage.ts';
import type { StageOutcome } from '../../src/plan/types.ts';
import { dockerfile, lines, must, POLICY } from '../subject.ts';

function outcome(text: readonly string[], stage: number = -1): StageOutcome | undefined {
  const file = dockerfile(lines(...text));
  const facts = gatherFacts(file);
  return planStage({ file, facts, context: undefined, policy: POLICY, uses: [], dependents: [] }, must(facts.stages.at(stage), 'stage'));
}

function show(found: StageOutcome | undefined): string {
  if (found === undefined) return 'nothing to say';
  if (found.kind === 'plan') return `plan ${found.plan.hazards.map(({ code }) => code).join(' ')}`.trim();
  return found.kind === 'manual' ? `manual ${found.hazards[0].code}` : `${found.kind} ${found.code}`;
}

const STAGES: readonly (readonly [outcome: string, text: readonly string[], stage?: number])[] = [
  ['plan', ['FROM debian:12', 'WORKDIR /app', 'COPY . .', 'CMD ["/app/x"]']],
  ['plan', ['FROM node:20', 'WORKDIR /app', 'USER node', 'USER root', 'RUN x', 'CMD ["node", "x"]']],
  ['clean non-root', ['FROM debian:12', 'USER app', 'CMD ["x"]']],
  ['clean non-root', ['FROM debian:12', 'USER 65532', 'CMD ["x"]']],
  ['clean base-non-root', ['FROM jenkins/jenkins']],
  ['clean non-root', ['FROM debian:12 AS base', 'USER app', 'FROM base', 'CMD ["x"]']],
  ['clean drops-privileges', ['FROM debian:12', 'ENTRYPOINT ["gosu", "app", "x"]']],
  ['clean drops-privileges', ['FROM postgres:16']],
  ['skipped windows', ['FROM mcr.microsoft.com/windows/nanoserver:ltsc2022', 'CMD ["x"]']],
  ['skipped export-only', ['FROM scratch', 'COPY x /']],
  ['manual user-unresolved', ['FROM debian:12', 'ARG U', 'USER $U', 'CMD ["x"]']],
  ['manual ambiguous-user', ['FROM debian:12', 'RUN useradd a && useradd b', 'CMD ["x"]']],
  ['manual root-daemon', ['FROM debian:12', 'CMD ["cron", "-f"]']],
  // One line could not hold their names.
  ['manual too-many-directories', ['FROM debian:12', ...Array.from({ length: 60 }, (_, at) => `RUN mkdir -p /data${at}/${'x/'.repeat(100)}y`), 'CMD ["/x"]']],
  ['plan low-port', ['FROM debian:12', 'EXPOSE 80', 'CMD ["/x"]']],
  // A stage that others build upon is never changed.
  ['nothing to say', ['FROM debian:12 AS base', 'RUN x', 'FROM base', 'CMD ["x"]'], 0],
  ['nothing to say', ['FROM debian:12 AS build', 'RUN x', 'FROM debian:12', 'COPY --from=build /x /x', 'CMD ["x"]'], 0],
  ['manual stage-built-upon', ['FROM debian:12 AS base', 'CMD ["x"]', 'FROM base', 'CMD ["y"]'], 0],
  ['nothing to say', ['FROM debian:12 AS base', 'USER app', 'CMD ["x"]', 'FROM base'], 0],
];

for (const [expected, text, stage] of STAGES) {
  test(`${text.join('; ')}${stage === undefined ? '' : ` (stage ${stage})`}`, () => assert.is(show(outcome(text, stage)), expected));
}

/** The file with all three parts of its plan. */
function planned(...text: readonly string[]): string {
  const found = outcome(text);
  if (found?.kind !== 'plan') return show(found);
  const { edits } = found.plan;
  return applyEdits(lines(...text), [...edits['add-user'], ...edits['chown-workdir'], ...edits['set-user']]);
}

const PLANS: readonly (readonly [name: string, text: readonly string[], after: readonly string[]])[] = [
  [
    'a new user, created above the first source',
    ['FROM debian:12', 'RUN apt-get update', 'WORKDIR /app', 'COPY . .', 'RUN make', 'CMD ["/app/x"]'],
    ['FROM debian:12', 'RUN apt-get update', 'RUN groupadd -r app && useradd -r -s /bin/false -g app app', 'WORKDIR /app', 'COPY . .', 'RUN make', 'RUN chown -R app:app /app', 'USER app', 'CMD ["/app/x"]'],
  ],
  [
    'a new user on Alpine',
    ['FROM alpine:3', 'COPY x /usr/local/bin/x', 'CMD ["x"]'],
    ['FROM alpine:3', 'RUN addgroup -S app && adduser -S -D -H -s /bin/false -G app app', 'COPY x /usr/local/bin/x', 'USER app', 'CMD ["x"]'],
  ],
  [
    "the image's user",
    ['FROM node:20', 'WORKDIR /app', 'COPY . .', 'CMD ["node", "a.js"]'],
    ['FROM node:20', 'WORKDIR /app', 'COPY . .', 'RUN chown -R node:node /app', 'USER node', 'CMD ["node", "a.js"]'],
  ],
  [
    'a user that is there, and owns all',
    ['FROM debian:12', 'RUN useradd app', 'WORKDIR /app', 'COPY . .', 'RUN chown -R app /app', 'CMD ["/app/x"]'],
    ['FROM debian:12', 'RUN useradd app', 'WORKDIR /app', 'COPY . .', 'RUN chown -R app /app', 'USER app', 'CMD ["/app/x"]'],
  ],
  [
    'behind the RUN that makes the group',
    ['FROM debian:12', 'WORKDIR /app', 'RUN groupadd app', 'COPY . .', 'CMD ["/app/x"]'],
    ['FROM debian:12', 'WORKDIR /app', 'RUN groupadd app', 'RUN useradd -r -s /bin/false -g app app', 'COPY . .', 'RUN chown -R app:app /app', 'USER app', 'CMD ["/app/x"]'],
  ],
  [
    'numbers where nothing creates users',
    ['FROM scratch', 'COPY x /x', 'ENTRYPOINT ["/x"]'],
    ['FROM scratch', 'COPY x /x', 'USER 65532:65532', 'ENTRYPOINT ["/x"]'],
  ],
  [
    'a directory with a variable as the working directory',
    ['FROM node:20', 'ARG D=/app', 'WORKDIR $D', 'COPY . .', 'CMD ["node", "a.js"]'],
    ['FROM node:20', 'ARG D=/app', 'WORKDIR $D', 'COPY . .', 'RUN chown -R node:node .', 'USER node', 'CMD ["node", "a.js"]'],
  ],
  [
    'a path that the shell would split',
    ['FROM node:20', 'WORKDIR "/my app"', 'COPY . .', 'CMD ["node", "a.js"]'],
    ['FROM node:20', 'WORKDIR "/my app"', 'COPY . .', "RUN chown -R node:node '/my app'", 'USER node', 'CMD ["node", "a.js"]'],
  ],
  [
    'a volume, given above its VOLUME',
    ['FROM node:20', 'VOLUME /data', 'CMD ["node", "a.js"]'],
    ['FROM node:20', 'RUN mkdir -p /data && chown -R node:node /data', 'VOLUME /data', 'USER node', 'CMD ["node", "a.js"]'],
  ],
  [
    'a home for a program that needs one',
    ['FROM debian:12', 'WORKDIR /app', 'COPY . .', 'CMD ["npm", "start"]'],
    ['FROM debian:12', 'RUN groupadd -r app && useradd -r -m -s /bin/false -g app app', 'WORKDIR /app', 'COPY . .', 'RUN chown -R app:app /app', 'USER app', 'CMD ["npm", "start"]'],
  ],
];

for (const [name, text, after] of PLANS) {
  test(`plan: ${name}`, () => assert.is(planned(...text), lines(...after)));
}

test.run();
