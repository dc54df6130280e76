import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { findFile } from '../../src/facts/find-file.ts';
import { contextOf } from '../../soundness/context-of.ts';
import { factsOf, dockerfile, lines, must } from '../subject.ts';

const CONTEXT = { 'start.sh': 'START', 'docker/entry.sh': 'ENTRY', 'src/run.sh': 'RUN', 'src/lib/deep.sh': 'DEEP' };

/** The text of a file of the last stage, or `(kind)` of what else is known. */
function find(path: string, text: readonly string[], files: Readonly<Record<string, string>> | undefined = CONTEXT): string {
  const facts = factsOf(lines(...text));
  const context = files === undefined ? undefined : contextOf(files);
  const origin = findFile({ file: dockerfile(lines(...text)), facts, context }, must(facts.stages.at(-1), 'stage'), path);
  return origin.kind === 'text' ? origin.text : `(${origin.kind})`;
}

const FILES: readonly (readonly [name: string, found: string, path: string, text: readonly string[]])[] = [
  ['a file', 'START', '/start.sh', ['FROM debian:12', 'COPY start.sh /start.sh']],
  ['a file into a directory', 'START', '/usr/local/bin/start.sh', ['FROM debian:12', 'COPY start.sh /usr/local/bin/']],
  ['a file under another name', 'ENTRY', '/e', ['FROM debian:12', 'COPY docker/entry.sh /e']],
  ['a file of a folder into a directory', 'ENTRY', '/app/entry.sh', ['FROM debian:12', 'WORKDIR /app', 'COPY docker/entry.sh ./']],
  ['the whole context', 'RUN', '/app/src/run.sh', ['FROM debian:12', 'COPY . /app']],
  ['the content of a folder', 'DEEP', '/app/lib/deep.sh', ['FROM debian:12', 'COPY src /app']],
  ['a glob', 'START', '/app/start.sh', ['FROM debian:12', 'COPY *.sh /app/']],
  ['a leading slash', 'START', '/x', ['FROM debian:12', 'COPY /start.sh /x']],
  ['one of several sources', 'START', '/app/start.sh', ['FROM debian:12', 'COPY package.json start.sh /app/']],
  ['an earlier COPY, where the last has it not', 'START', '/app/start.sh', ['FROM debian:12', 'COPY . /app', 'COPY package.json /app/']],
  ['the last COPY of two', 'ENTRY', '/x', ['FROM debian:12', 'COPY start.sh /x', 'COPY docker/entry.sh /x']],
  ['a COPY that a RUN adds to', 'STARTnginx\n', '/start.sh', ['FROM debian:12', 'COPY start.sh /', 'RUN echo nginx >> /start.sh']],
  ['a COPY that a RUN overwrites', 'nginx\n', '/start.sh', ['FROM debian:12', 'COPY start.sh /', 'RUN echo nginx > /start.sh']],
  ['a COPY that overwrites a RUN', 'START', '/start.sh', ['FROM debian:12', 'RUN echo nginx > /start.sh', 'COPY start.sh /']],
  ['a COPY that a RUN adds the unknown to', '(made)', '/start.sh', ['FROM debian:12', 'COPY start.sh /', 'RUN env >> /start.sh']],
  ['by a lower stage', 'START', '/start.sh', ['FROM debian:12 AS base', 'COPY start.sh /', 'FROM base']],
  ['from another stage', 'START', '/x', ['FROM debian:12 AS build', 'WORKDIR /src', 'COPY . .', 'FROM debian:12', 'COPY --from=build /src/start.sh /x']],
  ['from a stage by index', 'RUN', '/out/run.sh', ['FROM debian:12', 'COPY src /a', 'FROM debian:12', 'COPY --from=0 /a /out']],
  ['through two stages', 'START', '/z', ['FROM debian:12 AS a', 'COPY start.sh /x', 'FROM debian:12 AS b', 'COPY --from=a /x /y', 'FROM debian:12', 'COPY --from=b /y /z']],
  ['a heredoc', 'echo\n', '/x', ['FROM debian:12', 'COPY <<EOF /x', 'echo', 'EOF']],
  ['a heredoc in another stage', 'echo\n', '/y', ['FROM debian:12 AS a', 'COPY <<EOF /x', 'echo', 'EOF', 'FROM debian:12', 'COPY --from=a /x /y']],
  ['a file that the context does not hold', '(absent)', '/no.sh', ['FROM debian:12', 'COPY no.sh /']],
  ['a file of the image', '(base)', '/usr/bin/env', ['FROM debian:12', 'COPY start.sh /']],
  ['a file from another image', '(program)', '/tini', ['FROM debian:12', 'COPY --from=krallin/tini /tini /tini']],
  ['a script from another image', '(absent)', '/entry.sh', ['FROM debian:12', 'COPY --from=example/scripts /entry.sh /entry.sh']],
  ['a script from another image in a directory', '(absent)', '/bin/entry.sh', ['FROM debian:12', 'COPY --from=example/scripts /entry.sh /bin/']],
  ['a script that another stage has from the context', '(absent)', '/no.sh', ['FROM debian:12 AS a', 'COPY . /src', 'FROM debian:12', 'COPY --from=a /src/no.sh /no.sh']],
  ['a program that another stage may have from the context', '(program)', '/no', ['FROM debian:12 AS a', 'COPY . /src', 'FROM debian:12', 'COPY --from=a /src/no /no']],
  ['a file that a RUN wrote', '(made)', '/x.sh', ['FROM debian:12', 'RUN curl example.org > /x.sh']],
  ['a file whose text stands in a RUN', 'a\nb\n', '/x.sh', ['FROM debian:12', 'RUN echo a > /x.sh && echo b >> /x.sh']],
  ['a file of which a RUN tells only a part', '(made)', '/x.sh', ['FROM debian:12', 'RUN echo a > /x.sh && curl example.org >> /x.sh']],
  ['a download', '(absent)', '/x.sh', ['FROM debian:12', 'ADD https://example.org/x.sh /x.sh']],
  ['a script that another stage makes', '(absent)', '/app/bin/start.sh', ['FROM debian:12 AS build', 'RUN make', 'FROM debian:12', 'COPY --from=build /out/ /app/']],
  ['a program that is called like a script', '(program)', '/bin/x.sh', ['FROM golang:1 AS build', 'RUN go build -o /bin/x.sh', 'FROM debian:12', 'COPY --from=build /bin/x.sh /bin/']],
  ['a built program of another stage', '(program)', '/x', ['FROM golang:1 AS build', 'RUN go build -o /x', 'FROM debian:12', 'COPY --from=build /x /x']],
];

for (const [name, found, path, text] of FILES) {
  test(`finds ${name}`, () => assert.is(find(path, text), found));
}

test('without a context, what COPY brings is absent', () => {
  const facts = factsOf(lines('FROM debian:12', 'COPY start.sh /'));
  const search = { file: dockerfile(lines('FROM debian:12', 'COPY start.sh /')), facts, context: undefined };
  assert.is(findFile(search, must(facts.stages[0], 'stage'), '/start.sh').kind, 'absent');
});

test('a heredoc tells its first line', () => {
  const text = lines('FROM debian:12', 'RUN a', 'COPY <<EOF /x', 'echo', 'EOF');
  const facts = factsOf(text);
  const origin = findFile({ file: dockerfile(text), facts, context: undefined }, must(facts.stages[0], 'stage'), '/x');
  assert.is(origin.kind === 'text' && origin.firstLine, 4);
  assert.is(origin.kind === 'text' && origin.inDockerfile, true);
});

test.run();
