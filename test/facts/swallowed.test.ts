import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { factsOf, lines } from '../subject.ts';

function swallowed(...text: readonly string[]): string {
  return factsOf(lines('FROM debian:12', ...text)).swallowed.map(({ place, keyword, by }) => `${place.line}:${place.column} ${keyword} by ${by.keyword}`).join('; ');
}

const FILES: readonly (readonly [name: string, found: string, text: readonly string[]])[] = [
  ['a blank line in between', '4:1 USER by RUN', ['RUN a \\', '', 'USER root']],
  ['none in between', '3:1 USER by RUN', ['RUN a && \\', 'USER root']],
  ['a comment and a blank line', '5:1 CMD by RUN', ['RUN a \\', '# x', '', 'CMD ["b"]']],
  ['indented behind a blank line', '4:3 CMD by RUN', ['RUN a \\', '', '  CMD ["x"]']],
  ['several', '3:1 RUN by RUN; 4:1 ENV by RUN', ['RUN a \\', 'RUN b \\', 'ENV C=3']],
  ['an ordinary continuation', '', ['RUN a && \\', '    b']],
  ['an indented word that is a keyword', '', ['RUN apt-get install -y \\', '    ADD x']],
  ['lower-case words', '', ['RUN \\', 'user x']],
  ['a keyword alone', '', ['RUN a \\', 'USER']],
  ['a shell variable', '', ['RUN a; \\', 'ENV =x']],
  ['the CMD of HEALTHCHECK', '', ['HEALTHCHECK --interval=5s \\', 'CMD curl x']],
  ['a heredoc', '', ['RUN <<EOF', 'USER root', '', 'CMD x', 'EOF']],
  ['nothing swallowed', '', ['RUN a', 'USER root', 'CMD x']],
];

for (const [name, found, text] of FILES) {
  test(`swallowed: ${name}`, () => assert.is(swallowed(...text), found));
}

test.run();
