import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { parse } from '../../../src/dockerfile/parse.ts';

/** What is told of a text that is not read on, behind `FROM a` on line 1. */
const MESSAGES: readonly (readonly [text: string, message: string])[] = [
  ['RUN a \\\n  && cat <<E', '3: the heredoc "E" is never closed'],
  ['ENV a=b \\\n  c', '3: ENV needs name=value, but "c" has no "="'],
  ['ENV a', '2: ENV needs a name and a value'],
  ['LABEL \\\n  =b', '3: LABEL has a value without a name'],
  ['ARG', '2: ARG needs an argument'],
  ['USER', '2: USER needs an argument'],
  ['CMD \\\n  ["a", 1]', '3: the JSON array of CMD may hold nothing but strings'],
  ['SHELL bash -c', '2: SHELL takes a JSON array only'],
  ['COPY a', '2: COPY needs a source and a destination'],
  ['ADD ["a"]', '2: ADD needs a source and a destination'],
  ['COPY a <<E\nE', '2: the destination of COPY may not be a heredoc'],
  ['VOLUME [""]', '2: a VOLUME may not be empty'],
  ['HEALTHCHECK curl x', '2: HEALTHCHECK takes CMD or NONE, not "curl"'],
  ['HEALTHCHECK CMD', '2: HEALTHCHECK CMD needs a command'],
  ['HEALTHCHECK NONE x', '2: HEALTHCHECK NONE takes no arguments'],
  ['ONBUILD', '2: ONBUILD needs an instruction'],
  ['ONBUILD FROM b', '2: ONBUILD may not carry FROM'],
  ['ONBUILD ONBUILD RUN x', '2: ONBUILD may not carry another ONBUILD'],
  ['COPY \\\n  --owner=x a b', '3: COPY has no flag "--owner"'],
  ['COPY --chown=x \\\n  --chown=y a b', '3: COPY takes "--chown" only once'],
  ['COPY --from a b', '2: the flag "--from" needs a value'],
  ['COPY --link= a b', '2: the flag "--link" needs a value behind "="'],
  ['COPY --link=yes a b', '2: the flag "--link" takes true or false'],
  ['HEALTHCHECK --interval=30 CMD x', '2: the flag "--interval" takes a duration such as 30s'],
  ['HEALTHCHECK --retries=three CMD x', '2: the flag "--retries" takes a number'],
  ["ENV a=b \\\n  c=it's", `3: BuildKit cannot expand "it's": a quote or "\${" in it does not end, or means nothing`],
  ['RUNN x', '2: "RUNN" is no Dockerfile instruction'],
  ['\u200bUSER b', '2: "\\u200bUSER" is no Dockerfile instruction'],
  ['USER\u00a0b', '2: "USER\\u00a0B" is no Dockerfile instruction'],
  [`${'x'.repeat(60)} y`, `2: "${'X'.repeat(40)}…" is no Dockerfile instruction`],
  ['FROM b AS 1c', '2: "1c" is no stage name: it must start with a letter and hold only letters, digits, "-", "_" and "."'],
  ['RUN x \\\n  && cat << E\nE', '3: BuildKit before 0.22 sees no heredoc in "<< E", with a blank behind "<<"; later ones do'],
  ['COPY x c:\\\\\nUSER b', `2: two readers of this file disagree at line 2, probably for its backslashes: BuildKit's rules give COPY on line 2, dockerfile-ast gives COPY on lines 2 to 3`],
  ['COPY x c:\\\\', `2: two readers of this file disagree at line 2, probably for its backslashes: BuildKit's rules give COPY on line 2, dockerfile-ast gives COPY from line 2 beyond the end`],
  ['RUN a \\\n  || echo "x <<E y"\nUSER b', `3: two readers of this file disagree at line 3, probably for its "<<": BuildKit's rules give RUN on lines 2 to 3, dockerfile-ast gives RUN from line 2 beyond the end`],
  ['\u3000USER b', `2: two readers of this file disagree at line 2, probably for a blank that is neither a space nor a tab: BuildKit's rules give USER on line 2, dockerfile-ast gives "\\u3000USER" on line 2`],
  [`RUN ${'x'.repeat(65_532)}`, '2: the line is longer than the 65535 bytes that BuildKit takes'],
];

for (const [text, message] of MESSAGES) {
  test(`told of ${JSON.stringify(text.slice(0, 60))}`, () => {
    const parsed = parse(`FROM a\n${text}\n`);
    assert.ok(!parsed.ok);
    assert.is(parsed.refusal.code, 'structure-unclear');
    assert.is(`${parsed.refusal.line}: ${parsed.refusal.message}`, message);
  });
}

test('an escape directive that BuildKit does not read is named, if only the readers differ', () => {
  const parsed = parse('# version=2\n# escape=`\nFROM a\nRUN x && \\\n  y\n');
  assert.ok(!parsed.ok);
  assert.is(parsed.refusal.line, 2);
  assert.ok(parsed.refusal.message.includes('escape directive'));
});

test('a line of 65,535 bytes is read', () => {
  assert.ok(parse(`FROM a\nRUN ${'x'.repeat(65_531)}\n`).ok);
});

test.run();
