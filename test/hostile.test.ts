// Input made to break the tool: no exception, no stack overflow, and no time that grows with the square of the text.
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { lines, rewritten } from './subject.ts';
import { endsSoon } from './ends-soon.ts';

const STATUSES = ['manual', 'held-back', 'changed', 'clean', 'skipped'];

/** A text must come out with a status that is no failure, and soon. */
function passes(text: string, files?: Readonly<Record<string, string>>): void {
  endsSoon(() => {
    const result = rewritten(text, { policy: { unsafe: true }, ...(files === undefined ? {} : { files }) });
    assert.ok(STATUSES.includes(result.status), `${result.status}: ${result.reason?.message ?? ''}`);
  });
}

const many = (count: number, line: (index: number) => string): string => Array.from({ length: count }, (_, index) => `${line(index)}\n`).join('');
const chain = (count: number, more: (index: number) => string = () => ''): string =>
  `FROM debian:12 AS s0\n${many(count, (index) => `FROM s${index} AS s${index + 1}${more(index)}`)}CMD ["/x"]\n`;

const TEXTS: Readonly<Record<string, () => string>> = {
  'a RUN of 1 MiB': () => `FROM debian:12\nRUN ${'a && \\\n'.repeat(150_000)}true\nCMD ["/x"]\n`,
  'a RUN as long as the shell takes it': () => `FROM debian:12\nRUN ${'mkdir -p /data/x && \\\n'.repeat(5_500)}true\nCMD ["/x"]\n`,
  'a RUN that is nested deeply': () => `FROM debian:12\nRUN ${'$('.repeat(20_000)}\nCMD ["/x"]\n`,
  'a RUN of subshells': () => `FROM debian:12\nRUN ${'('.repeat(20_000)}a${')'.repeat(20_000)}\nCMD ["/x"]\n`,
  'a chain of 2,000 stages': () => chain(2_000),
  'a chain of 2,000 stages that make directories': () => chain(2_000, (index) => `\nRUN mkdir -p /d${index}`),
  'a chain of 2,000 stages that set variables': () => chain(2_000, (index) => `\nENV A${index}=b`),
  'a chain of 1,000 stages with an entry each': () => chain(1_000, () => '\nCMD ["/x"]'),
  'a COPY --from through 2,000 stages': () => `FROM debian:12 AS s0\nCOPY e.sh /e.sh\n${many(2_000, (index) => `FROM debian:12 AS s${index + 1}\nCOPY --from=s${index} /e.sh /e.sh`)}CMD ["/e.sh"]\n`,
  'stages of one name': () => `${'FROM a AS a\n'.repeat(10_000)}CMD ["/x"]\n`,
  'stages that are built on each other in a circle': () => lines('FROM b AS a', 'COPY --from=c / /', 'FROM c AS b', 'COPY --from=a / /', 'FROM a AS c', 'COPY --from=b / /', 'CMD ["/x"]'),
  'a stage that is built on itself': () => lines('FROM a AS a', 'COPY --from=a /x /x', 'CMD ["/x"]'),
  'braces without end': () => lines('FROM debian:12', `USER ${'${'.repeat(20_000)}`, 'CMD ["/x"]'),
  'nested defaults': () => lines('FROM debian:12', `USER ${'${a:-'.repeat(9_000)}${'}'.repeat(9_000)}`, 'CMD ["/x"]'),
  'variables in FROM without end': () => lines(`FROM ${'${a:-'.repeat(5_000)}debian${'}'.repeat(5_000)}`, 'CMD ["/x"]'),
  'a variable that doubles': () => lines('FROM debian:12', 'ENV A=xy', ...Array<string>(100).fill('ENV A=$A$A'), 'USER $A', 'RUN mkdir /$A$A', 'CMD ["/x"]'),
  'an ARG that doubles before FROM': () => lines('ARG A=xy', ...Array<string>(100).fill('ARG A=$A$A'), 'FROM $A', 'CMD ["/x"]'),
  'a word that names a long variable often': () => lines('FROM debian:12', `ENV A=${'x'.repeat(4_000)}`, `RUN mkdir ${'$A'.repeat(20_000)}`, 'CMD ["/x"]'),
  'very many variables': () => `FROM debian:12\n${many(20_000, (index) => `ENV a${index}=$a${index - 1}x`)}CMD ["/x"]\n`,
  'very many directories in one RUN': () => `FROM debian:12\nRUN mkdir -p ${many(6_000, (index) => `/d${index} \\`)} /x\nCMD ["/x"]\n`,
  'very many RUNs': () => `FROM debian:12\n${many(10_000, (index) => `RUN mkdir /d${index}`)}CMD ["/x"]\n`,
  'very many volumes': () => `FROM debian:12\n${many(10_000, (index) => `VOLUME /d${index}`)}CMD ["/x"]\n`,
  'a path of slashes': () => lines('FROM debian:12', `COPY a${'/'.repeat(60_000)}b /e.sh`, 'CMD ["/e.sh"]'),
  'very many users': () => `FROM debian:12\n${many(10_000, (index) => `RUN useradd u${index}`)}CMD ["/x"]\n`,
};

for (const [name, text] of Object.entries(TEXTS)) {
  test(`ends soon: ${name}`, () => passes(text()));
}

const SCRIPTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'calls itself': { 'e.sh': '#!/bin/sh\n/e.sh "$@"\nexec "$@"\n' },
  'reads itself': { 'e.sh': '#!/bin/sh\n. /e.sh\n' },
  'calls another that calls it': { 'e.sh': '#!/bin/sh\n/f.sh "$@"\n"$@"\n', 'f.sh': '#!/bin/sh\n/e.sh "$@"\n"$@"\n' },
  'is nested deeply': { 'e.sh': `#!/bin/sh\n${'if a; then '.repeat(5_000)}` },
  'is long': { 'e.sh': `#!/bin/sh\n${'mkdir -p /x/$A\n'.repeat(8_000)}` },
  'calls very many': { 'e.sh': `#!/bin/sh\n${many(5_000, (index) => `x${index}`)}` },
};

for (const [name, files] of Object.entries(SCRIPTS)) {
  test(`ends soon: an entry script that ${name}`, () => {
    const text = lines('FROM debian:12', 'COPY . /', 'ENTRYPOINT ["/e.sh"]', 'CMD ["/e.sh", "/f.sh", "/e.sh", "x"]');
    passes(text, files);
  });
}

test.run();
