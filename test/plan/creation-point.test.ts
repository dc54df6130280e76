import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { creationPoint } from '../../src/plan/creation-point.ts';
import { above, userPoint } from '../../src/plan/placement.ts';
import { userTool } from '../../src/plan/user-tool.ts';
import type { Policy } from '../../src/rewrite/types.ts';
import { judgedOf, lines } from '../subject.ts';

/** What stands below the place. */
function below(text: readonly string[], policy: Partial<Policy> = {}): string {
  const judged = judgedOf(lines(...text), { policy });
  const { file, stage } = judged;
  const volumes = stage.stage.instructions.filter(({ keyword }) => keyword === 'VOLUME');
  const point = creationPoint(judged, judged.identity, userTool(judged), volumes, userPoint(file, stage));
  assert.ok(volumes.every((volume) => point.offset <= above(file, volume).offset));
  return file.text.slice(point.offset).split('\n')[0] ?? '';
}

const PLACES: readonly (readonly [place: string, text: readonly string[], policy?: Partial<Policy>])[] = [
  ['WORKDIR /app', ['FROM debian:12', 'RUN a', 'WORKDIR /app', 'COPY . .', 'CMD ["x"]']],
  ['CMD ["x"]', ['FROM debian:12', 'RUN a', 'CMD ["x"]']],
  ['COPY b b', ['FROM debian:12', 'COPY a a', 'RUN groupadd app', 'COPY b b', 'CMD ["x"]']],
  ['COPY b b', ['FROM debian:12', 'COPY a a', 'RUN useradd svc', 'COPY b b', 'CMD ["x"]'], { user: 'web', group: 'svc' }],
  ['COPY b b', ['FROM debian:12', 'COPY a a', 'RUN chown root:web /x', 'COPY b b', 'CMD ["x"]'], { user: 'web' }],
  ['COPY b b', ['FROM amazonlinux:2', 'COPY a a', 'RUN yum install -y shadow-utils', 'COPY b b', 'CMD ["x"]']],
  ['COPY b b', ['FROM debian:12', 'COPY rootfs /', 'COPY b b', 'CMD ["x"]']],
  // A home that is made before would stop it.
  ['COPY b b', ['FROM debian:12', 'COPY a a', 'RUN mkdir /home/app', 'COPY b b', 'CMD ["x"]']],
  ['COPY a a', ['FROM debian:12', 'COPY a a', 'RUN mkdir -p /home/app', 'COPY b b', 'CMD ["x"]']],
  ['VOLUME /data', ['FROM debian:12', 'VOLUME /data', 'COPY a a', 'CMD ["x"]']],
  ['COPY b b', ['FROM debian:12', 'USER svc', 'COPY a a', 'USER root', 'COPY b b', 'CMD ["x"]'], { user: 'web' }],
];

for (const [place, text, policy] of PLACES) {
  test(`above ${place}: ${text.join('; ')}`, () => assert.is(below(text, policy), place));
}

test.run();
