import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { gatherFacts } from '../../src/facts/gather.ts';
import { isMadeByRoot } from '../../src/remarks/made-by-root.ts';
import { dockerfile, lines, must } from '../subject.ts';
import { endsSoon } from '../ends-soon.ts';

/** Whether /out of the last stage is certainly root's. */
function made(...text: readonly string[]): boolean {
  const file = dockerfile(lines(...text));
  const facts = gatherFacts(file);
  return isMadeByRoot({ file, facts }, must(facts.stages.at(-1), 'stage'), '/out');
}

const CASES: readonly (readonly [name: string, made: boolean, text: readonly string[]])[] = [
  ['copied there', true, ['FROM debian:12', 'COPY . /out']],
  ['worked in', true, ['FROM debian:12', 'WORKDIR /out', 'RUN make']],
  ['worked in above', true, ['FROM debian:12', 'WORKDIR /', 'RUN make']],
  ['made', true, ['FROM debian:12', 'WORKDIR /src', 'RUN mkdir /out']],
  ['from a lower stage', true, ['FROM debian:12 AS a', 'COPY . /out', 'FROM a', 'RUN true']],
  ['from a stage of root', true, ['FROM debian:12 AS a', 'COPY . /x', 'FROM debian:12', 'COPY --from=a /x /out']],
  ['nothing tells', false, ['FROM debian:12', 'WORKDIR /src', 'RUN true']],
  ['another user ran', false, ['FROM debian:12', 'COPY . /out', 'USER app', 'USER root']],
  ['an image with a user of its own', false, ['FROM jupyter/base-notebook', 'COPY . /out']],
  ['an image that nobody knows', false, ['FROM registry.example.com/x', 'COPY . /out']],
  ['given away', false, ['FROM debian:12', 'COPY . /out', 'RUN chown -R app /out']],
  ['given away above', false, ['FROM debian:12', 'COPY . /out', 'RUN chown -R app /']],
  ['given away in part', false, ['FROM debian:12', 'COPY . /out', 'RUN chown app /out/x']],
  ['given away elsewhere', true, ['FROM debian:12', 'COPY . /out', 'RUN chown app /other']],
  ['given to root', true, ['FROM debian:12', 'COPY . /out', 'RUN chown -R root:root /out']],
  ['copied with an owner', false, ['FROM debian:12', 'COPY --chown=app . /out']],
  ['from an image', false, ['FROM debian:12', 'COPY --from=nginx:1 /x /out']],
  ['from a stage of another user', false, ['FROM debian:12 AS a', 'USER app', 'COPY . /x', 'FROM debian:12', 'COPY --from=a /x /out']],
  ['a RUN that nobody can read', false, ['FROM debian:12', 'COPY . /out', 'RUN if']],
];

for (const [name, expected, text] of CASES) {
  test(`${name}: ${expected}`, () => assert.is(made(...text), expected));
}

test('stages that copy from each other many times stay quick', () => {
  const stages = Array.from({ length: 40 }, (_, at) => [`FROM debian:12 AS s${at}`, 'COPY . /out', ...Array.from({ length: at === 0 ? 0 : 20 }, () => `COPY --from=s${at - 1} /out /out`)]);
  endsSoon(() => made(...stages.flat()));
});

test.run();
