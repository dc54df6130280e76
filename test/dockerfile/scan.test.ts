import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { scan } from '../../src/dockerfile/scan.ts';
import type { Dockerfile } from '../../src/dockerfile/types.ts';

function read(text: string): Dockerfile {
  const result = scan(text);
  if (!result.ok) throw new Error(result.refusal.message);
  return result.dockerfile;
}

function refused(text: string): string {
  const result = scan(text);
  return result.ok ? 'taken' : `${result.refusal.code} ${result.refusal.line}: ${result.refusal.message}`;
}

test('spans run from the keyword to the end of the last line, heredocs included', () => {
  const text = '  FROM a  \r\nRUN <<E \\\r\n  x\r\nbody\r\nE\r\nUSER b';
  const { instructions } = read(text);
  const spans = instructions.map(({ span }) => JSON.stringify(text.slice(span.start, span.end)));
  assert.is(spans.join(' '), '"FROM a  " "RUN <<E \\\\\\r\\n  x\\r\\nbody\\r\\nE" "USER b"');
  assert.is(instructions.map(({ first, last }) => `${first}-${last}`).join(' '), '1-1 2-5 6-6');
});

test('comments are those outside heredocs, directives and those in continuations included', () => {
  const text = '# escape=`\n  # one \nFROM a\nRUN x `\n # two\n y\nRUN <<E\n# three\nE\n';
  const { comments, directivesEnd, escape } = read(text);
  assert.is(escape, '`');
  assert.is(directivesEnd, 1);
  assert.is(comments.map(({ line, text }) => `${line}${text}`).join('|'), '1# escape=`|2# one |5# two');
  for (const comment of comments) assert.is(text.slice(comment.span.start, comment.span.end), comment.text);
});

test('flags carry their place; the arguments start behind them', () => {
  const { instructions } = read('FROM a\nCOPY --from=b  --chown="x y" --link /a /b  \n');
  const copy = instructions[1];
  if (copy === undefined) throw new Error('no COPY');
  const flags = copy.flags.map(({ name, value, joined }) => `${name}|${value}|${copy.text.slice(joined.start, joined.end)}`);
  assert.is(flags.join(' ; '), 'from|b|--from=b ; chown|x y|--chown="x y" ; link||--link');
  assert.is(copy.rest, '/a /b');
  assert.is(copy.text.startsWith(copy.rest, copy.argsStart), true);
});

test('JSON forms: the strings as Go decodes them', () => {
  const json = (line: string): unknown => read(`FROM a\n${line}\n`).instructions[1]?.json;
  assert.equal(json('CMD ["a b", "\\u0041\\n"]'), ['a b', 'A\n']);
  assert.equal(json('CMD ["\\ud800x"]'), ['\ufffdx']);
  assert.equal(json('CMD []'), []);
  assert.equal(json('RUN --mount=type=tmpfs,target=/x ["a"]'), ['a']);
  assert.equal(json('HEALTHCHECK --interval=1s CMD ["a"]'), ['a']);
  for (const line of ['CMD ["a",]', "CMD ['a']", 'CMD ["a"] # c', 'CMD ["C:\\app"]', 'USER ["a"]', 'ENV a=["b"]']) {
    assert.is(json(line), undefined);
  }
});

test('ONBUILD carries an instruction, with flags, JSON form and heredocs', () => {
  const { instructions } = read('FROM a\nONBUILD COPY --chown=x <<E /a\nb\nE\nONBUILD CMD ["a"]\nONBUILD\n');
  const [, copy, cmd, none] = instructions;
  assert.is(copy?.trigger?.keyword, 'COPY');
  assert.is(copy?.trigger?.rest, '<<E /a');
  assert.is(copy?.text.slice(copy.trigger?.argsStart), '<<E /a');
  assert.is(copy?.trigger?.flags[0]?.value, 'x');
  assert.is(copy?.heredocs[0]?.content, 'b\n');
  assert.equal(cmd?.trigger?.json, ['a']);
  assert.is(none?.trigger, undefined);
});

test('<<- strips tabs from the content and the terminator, and from nothing else', () => {
  const text = 'FROM a\nRUN <<-E\n\t\ta\tb\n \tc\n\tE\n';
  const heredoc = read(text).instructions[1]?.heredocs[0];
  assert.is(heredoc?.content, 'a\tb\n \tc\n');
  assert.is(text.slice(heredoc?.span.start, heredoc?.span.end), '\t\ta\tb\n \tc\n');
});

test('stages: instructions before the first FROM belong to none', () => {
  const { instructions, stages } = read('ARG V=1\nFROM --platform=$P a:$V as Base\nRUN x\nfrom Base\nUSER b\n');
  assert.is(instructions.map(({ stage }) => stage).join(' '), '-1 0 0 1 1');
  assert.is(stages.map(({ name, base, platform }) => `${name}|${base}|${platform}`).join(' '), 'base|a:$V|$P |Base|');
  assert.is(stages[1]?.instructions[0], instructions[4]);
});

test('a keyword is upper-cased in ASCII only', () => {
  assert.is(read('FROM a\nu\u017fer b\n').instructions[1]?.keyword, 'U\u017fER');
});

test('lines of up to 65,535 bytes are taken, longer ones refused', () => {
  const line = (length: number): string => `FROM a\nRUN ${'x'.repeat(length - 4)}`;
  for (const ending of ['', '\n']) {
    assert.is(refused(line(65_535) + ending), 'taken');
    assert.is(refused(line(65_536) + ending).startsWith('structure-unclear 2:'), true);
  }
  assert.is(refused(`${line(65_535)}\r\n`).startsWith('structure-unclear 2:'), true);
  assert.is(refused(`FROM a\nRUN ${'\u00e9'.repeat(32_766)}`).startsWith('structure-unclear 2:'), true);
  assert.is(refused(`FROM a\nRUN ${'\u00e9'.repeat(32_765)}`), 'taken');
});

test('what BuildKit refuses is refused with its line', () => {
  assert.is(refused('FROM a\n\nRUN <<E\nx\n'), 'structure-unclear 3: the heredoc "E" is never closed');
  assert.is(refused('# syntax=x\n# Syntax=y\nFROM a'), 'structure-unclear 2: BuildKit takes the directive "# syntax=" only once');
  assert.is(refused('#escape=x\nFROM a'), 'structure-unclear 1: the escape directive takes only a backslash or a backtick');
  assert.is(refused('FROM a\nCMD ["a", 1]'), 'structure-unclear 2: the JSON array of CMD may hold nothing but strings');
  assert.is(refused('FROM a\nONBUILD CMD [[]]'), 'structure-unclear 2: the JSON array of CMD may hold nothing but strings');
  assert.is(refused('FROM a\nENV a'), 'structure-unclear 2: ENV needs a name and a value');
  assert.is(refused('FROM a\nLABEL a=b c'), 'structure-unclear 2: LABEL needs name=value, but "c" has no "="');
  assert.is(refused('# only\n'), 'structure-unclear 1: there is no instruction in it');
});

test('substitutions nested beyond reason in a heredoc line are refused, not followed', () => {
  const line = `RUN cat <<E ${'${a:-'.repeat(10_000)}${'}'.repeat(10_000)}`;
  assert.is(refused(`FROM a\n${line}\nE\n`).startsWith('structure-unclear 2:'), true);
});

test.run();
