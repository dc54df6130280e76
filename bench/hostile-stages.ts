import { many } from './hostile-input.ts';
import type { HostileInput } from './hostile-input.ts';

const STAGES = 10_000;

/** Each stage is built from the one before. */
function chain(count: number, more: (index: number) => string = () => ''): string {
  return `FROM debian:12 AS s0\n${many(count, (index) => `FROM s${index} AS s${index + 1}${more(index)}`)}CMD ["/x"]\n`;
}

/** Stages that no other builds upon. */
function leaves(count: number, more: (index: number) => string, base: (index: number) => string = () => 'debian:12'): string {
  return many(count, (index) => `FROM ${base(index)} AS l${index}\n${more(index)}`);
}

/** A chain with a leaf on each of its stages. */
function comb(count: number, more: (index: number) => string): string {
  return `FROM debian:12 AS s0\n${many(count / 2, (index) => `FROM s${index} AS s${index + 1}\n${more(index)}\nFROM s${index}\nCMD ["/x"]`)}`;
}

function stages(name: string, text: (size: number) => string): HostileInput {
  return { name, unit: 'stages', full: STAGES, text };
}

/** Very many stages, built from and copied from each other. */
export const HOSTILE_STAGES: readonly HostileInput[] = [
  stages('a chain of stages', (size) => chain(size)),
  stages('a chain, ENV in each', (size) => chain(size, (index) => `\nENV A${index}=b`)),
  stages('a chain, ARG in each', (size) => chain(size, (index) => `\nARG A${index}=b`)),
  stages('a chain, mkdir in each', (size) => chain(size, (index) => `\nRUN mkdir -p /opt/d${index}`)),
  stages('a chain, CMD in each', (size) => chain(size, () => '\nCMD ["/x"]')),
  stages('a chain, COPY and a script as CMD', (size) => chain(size, (index) => `\nCOPY e${index}.sh /e.sh`).replace('["/x"]', '["/e.sh"]')),
  stages('leaves with ENTRYPOINT', (size) => leaves(size, () => 'ENTRYPOINT ["/x"]')),
  stages('leaves with a shell CMD', (size) => leaves(size, () => 'CMD a && exec b')),
  stages('leaves with COPY and WORKDIR', (size) => leaves(size, () => 'WORKDIR /app\nCOPY . .\nENTRYPOINT ["/app/e.sh"]')),
  stages('leaves of an unknown base', (size) => leaves(size, () => 'CMD ["x"]', (index) => `registry.test/a/b${index}:1`)),
  stages('leaves on one stage', (size) => `FROM debian:12 AS a\nRUN useradd app\n${leaves(size, () => 'CMD ["/x"]', () => 'a')}`),
  stages('leaves on one long stage', (size) => `FROM debian:12 AS a\n${many(500, (index) => `RUN mkdir /d${index}`)}${leaves(size, () => 'CMD ["/x"]', () => 'a')}`),
  stages('leaves on a chain', (size) => comb(size, () => 'RUN a')),
  stages('leaves on a chain with ENV', (size) => comb(size, (index) => `ENV A${index}=b`)),
  stages('leaves on a chain with mkdir', (size) => comb(size, (index) => `RUN mkdir /app/d${index}`)),
  stages('a circle of FROM', (size) => many(size, (index) => `FROM s${(index + 1) % size} AS s${index}\nRUN a`)),
  stages('stages of one name', (size) => `${'FROM a AS a\n'.repeat(size)}CMD ["/x"]\n`),
  stages('a chain of one name', (size) => `FROM debian:12 AS a\n${'FROM a AS a\n'.repeat(size)}CMD ["/x"]\n`),
  stages('a chain of COPY --from', (size) => `FROM debian:12 AS s0\nCOPY e.sh /e.sh\n${many(size, (index) => `FROM debian:12 AS s${index + 1}\nCOPY --from=s${index} /e.sh /e.sh`)}CMD ["/e.sh"]\n`),
  stages('a circle of COPY --from', (size) => `${many(size, (index) => `FROM debian:12 AS s${index}\nCOPY --from=s${(index + 1) % size} / /`)}CMD ["/e.sh"]\n`),
  stages('COPY --from of all', (size) => `${leaves(size, () => 'RUN a')}FROM debian:12\n${many(size, (index) => `COPY --from=l${index} / /`)}CMD ["/e.sh"]\n`),
  stages('COPY --from by number', (size) => leaves(size, (index) => `COPY --from=${Math.max(0, index - 1)} /e.sh /e.sh\nCMD ["/e.sh"]`)),
  stages('COPY --from that fans out', (size) => leaves(size, (index) => `COPY --from=l${index - 1} /a /e.sh /\nCOPY --from=l${index - 2} /a /e.sh /\nCMD ["/e.sh"]`)),
  stages('RUN --mount of all', (size) => leaves(size, (index) => `RUN --mount=type=bind,from=l${index - 1} a`)),
  stages('FROM with variables', (size) => `ARG V=a\n${many(size, (index) => `FROM debian:\${V} AS s${index}`)}CMD ["/x"]\n`),
  stages('FROM that may name all', (size) => many(size, (index) => `FROM s\${V} AS s${index}\nCMD ["/x"]`)),
  stages('FROM with many ARGs', (size) => `${many(size / 2, (index) => `ARG A${index}=b`)}${many(size / 2, (index) => `FROM debian:$A${index}\nCMD ["/x"]`)}`),
  stages('FROM --platform with many ARGs', (size) => `${many(size / 2, (index) => `ARG A${index}=b`)}${many(size / 2, () => 'FROM --platform=$A1 debian:12')}CMD ["/x"]\n`),
  stages('stages with a long ENTRYPOINT below', (size) => `FROM debian:12 AS a\nENTRYPOINT ["a"${', "b"'.repeat(5_000)}]\n${leaves(size, () => 'CMD ["/x"]', () => 'a')}`),
  stages('comments and stages', (size) => `${many(size, (index) => `# c\nFROM debian:12 AS l${index}`)}CMD ["/x"]\n`),
];
