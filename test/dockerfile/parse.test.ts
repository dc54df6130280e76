import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { parse } from '../../src/dockerfile/parse.ts';

function outcome(text: string): string {
  const result = parse(text);
  return result.ok ? 'ok' : `${result.refusal.code} ${result.refusal.line}`;
}

function message(text: string): string {
  const result = parse(text);
  return result.ok ? '' : result.refusal.message;
}

test('ordinary files are read', () => {
  assert.is(outcome('FROM a\nUSER b\n'), 'ok');
  assert.is(outcome('\ufeff# syntax=docker/dockerfile:1\r\nARG V\r\nFROM a:$V AS b\r\nRUN x \\\r\n  y\r\n'), 'ok');
  assert.is(outcome('# escape=`\nFROM a\nRUN c:\\`\n  x\n'), 'ok');
  assert.is(outcome("FROM a\nCOPY <<-'E' /x\n\tUSER root\n\tE\nMAINTAINER x\n"), 'ok');
});

test('texts that are no Dockerfile', () => {
  assert.is(outcome(''), 'empty 1');
  assert.is(outcome('\ufeff \n\t\r\n'), 'empty 1');
  assert.is(outcome('# just a comment\n'), 'not-a-dockerfile 1');
  assert.is(outcome('ARG A\n'), 'not-a-dockerfile 1');
  assert.is(outcome('some prose\nwith ENV\nENV\n'), 'not-a-dockerfile 1');
  assert.is(outcome('FROM a\nRUN \0\n'), 'binary 2');
  assert.is(outcome('FROM a\r\nRUN a\rUSER b\r\n'), 'lone-carriage-return 2');
  assert.is(outcome('FROM a\nUSER b\r'), 'lone-carriage-return 2');
});

test('instructions that BuildKit refuses later', () => {
  assert.is(outcome('FROM a\n\nfoo bar\n'), 'structure-unclear 3');
  assert.is(message('FROM a\nfoo bar\n'), '"FOO" is no Dockerfile instruction');
  assert.is(outcome('RUN x\nFROM a\n'), 'structure-unclear 1');
  assert.is(outcome('FROM a\nONBUILD ONBUILD RUN x\n'), 'structure-unclear 2');
  for (const from of ['FROM', 'FROM a b', 'FROM a AS', 'FROM a IS b', 'FROM a AS b c', 'FROM a AS 1b', 'FROM a AS b/c']) {
    assert.is(outcome(`FROM x\n${from}\n`), 'structure-unclear 2');
  }
  assert.is(outcome('FROM a aS B-1_.x\n'), 'ok');
});

test('a blank between << and the name: BuildKit versions differ', () => {
  assert.is(outcome('FROM a\nRUN cat << EOF\nUSER root\nEOF\n'), 'structure-unclear 2');
  assert.is(message('FROM a\nRUN cat << EOF\nUSER root\nEOF\n').includes('0.22'), true);
  assert.is(outcome('FROM a\nRUN echo "cat << EOF"\n'), 'ok');
});

test('two readers that disagree: refused with the first line they differ on', () => {
  assert.is(outcome('FROM a\nCOPY x c:\\\\\nUSER b\n'), 'structure-unclear 2');
  assert.is(
    message('FROM a\nCOPY x c:\\\\\nUSER b\n'),
    "two readers of this file disagree at line 2, probably for its backslashes: BuildKit's rules give COPY on line 2, dockerfile-ast gives COPY on lines 2 to 3",
  );
  assert.is(outcome("FROM a\nRUN echo 'x <<EOF y'\nUSER b\n"), 'structure-unclear 2');
  assert.is(outcome('FROM a\n\u00a0USER b\n'), 'structure-unclear 2');
});

test('a stage cycle, legal in BuildKit, is read', () => {
  assert.is(outcome('FROM node AS build\nRUN x\nFROM build AS node\nWORKDIR x\n'), 'ok');
});

test('texts on which the second reader would take minutes are refused', () => {
  assert.is(outcome('# c\nFROM a\n'.repeat(16_000)), 'too-large 1');
  assert.is(outcome(`FROM a\nCOPY ${'--exclude=a '.repeat(5_000)}x y\n# ${'c'.repeat(40_000)}\n`), 'too-large 2');
  assert.is(outcome('# c\nFROM a\n'.repeat(500)), 'ok');
  assert.is(outcome(`FROM a\nRUN x ${'--enable-y '.repeat(1_000)}\n`), 'ok');
});

test.run();
