import { fill, many, stage, wrapped } from './hostile-input.ts';
import type { HostileInput } from './hostile-input.ts';

/** Two things of which there are many: what is bounded alone may still grow together. */
export const HOSTILE_TOGETHER: readonly HostileInput[] = [
  { name: 'stages on a stage of many commands', unit: 'stages', full: 900, text: (size) => `FROM debian:12 AS a\nRUN ${wrapped('a b;'.repeat(4_000))}\n${leaves(size)}` },
  { name: 'stages on a stage of many volumes', unit: 'stages', full: 450, text: (size) => `FROM debian:12 AS a\nVOLUME ${wrapped('/a '.repeat(2_000))}\n${leaves(size)}` },
  { name: 'stages on a stage of many variables', unit: 'stages', full: 450, text: (size) => `FROM debian:12 AS a\nENV ${many(2_000, (index) => `A${index}=b \\`)} Z=z\n${leaves(size)}` },
  { name: 'stages on a stage of many accounts', unit: 'stages', full: 450, text: (size) => `FROM debian:12 AS a\nRUN ${many(1_000, (index) => `useradd u${index} && \\`)}true\n${leaves(size)}` },
  { name: 'variables and commands that name them', unit: 'lines', full: 4_000, text: (size) => stage(many(size, (index) => `ENV A${index}=/b\nRUN mkdir $A${index} $A0`)) },
  { name: 'variables and an entry that names them', unit: 'lines', full: 9_000, text: (size) => `FROM debian:12\n${many(size, (index) => `ENV A${index}=/b`)}CMD ${wrapped(fill(Math.min(size * 14, 120_000), 'mkdir $A0 $B;'))}b\n` },
  { name: 'directories and files in them', unit: 'lines', full: 4_000, text: (size) => stage(many(size, (index) => `RUN mkdir /srv/d${index}\nCOPY --chown=u a /srv/d${index}/`)) },
  { name: 'owned directories and commands', unit: 'lines', full: 9_000, text: (size) => stage(`${many(90, (index) => `VOLUME /v${index}`)}${many(size, (index) => `RUN chown -R app /v${index % 90}`)}`) },
  { name: 'private modes and owned directories', unit: 'lines', full: 9_000, text: (size) => stage(`${many(90, (index) => `VOLUME /v${index}`)}${many(size, (index) => `RUN chmod 700 /v${index % 90}/x${index}`)}`) },
  { name: 'volumes in a chain with USER', unit: 'stages', full: 600, text: (size) => `FROM debian:12 AS s0\n${many(size, (index) => `FROM s${index} AS s${index + 1}\nUSER u${index}\nVOLUME /v`)}USER root\nCMD ["/x"]\n` },
  { name: 'removals and directories', unit: 'lines', full: 4_500, text: (size) => stage(`${many(size, (index) => `RUN mkdir -p /data/d${index}`)}${many(size, (index) => `RUN rm -r /data/d${index}`)}`) },
  {
    name: 'COPYs and an entry of many programs', unit: 'lines', full: 9_000,
    text: (size) => `FROM debian:12\n${many(size, (index) => `COPY e${index} /`)}CMD ${wrapped(many(size, (index) => `x${index};`).replaceAll('\n', ''))}b\n`,
    files: (size) => Object.fromEntries(Array.from({ length: size }, (_, index) => [`e${index}`, ''])),
  },
  {
    name: 'stages with a long entry script', unit: 'stages', full: 650,
    text: (size) => many(size, (index) => `FROM debian:12 AS l${index}\nCOPY e.sh /\nENTRYPOINT ["/e.sh"]`),
    files: () => ({ 'e.sh': `#!/bin/sh\n${many(2_000, (index) => `c${index} a`)}` }),
  },
  {
    name: 'variables and an entry script', unit: 'lines', full: 9_000,
    text: (size) => `FROM debian:12\n${many(size, (index) => `ENV A${index}=/b`)}COPY e.sh /\nENTRYPOINT ["/e.sh"]\n`,
    files: (size) => ({ 'e.sh': `#!/bin/sh\n${many(Math.min(size, 6_000), (index) => `mkdir $A${index} $B`)}` }),
  },
];

/** Stages on the stage `a` with an entry of their own. */
function leaves(count: number): string {
  return many(count, () => 'FROM a\nCMD ["/x"]');
}
