import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { isPosixShell, runText } from '../../src/facts/run-text.ts';
import { dockerfile, must } from '../subject.ts';

function textOf(run: string): string | undefined {
  return runText(must(dockerfile(`FROM debian:12\n${run}\n`).instructions[1], 'RUN'));
}

const RUNS: readonly (readonly [name: string, run: string, text: string | undefined])[] = [
  ['a plain line', 'RUN a && b', 'a && b'],
  ['continuations are joined', 'RUN a && \\\n  b', 'a &&   b'],
  ['flags are not part of it', 'RUN --mount=type=cache,target=/x a', 'a'],
  ['a body alone is the script', 'RUN <<EOF\na\nb\nEOF', 'a\nb\n'],
  ['carriage returns of a body are left out', 'RUN <<EOF\r\na\r\nb\r\nEOF', 'a\nb\n'],
  ['tabs are stripped for <<-', 'RUN <<-EOF\n\ta\n\tEOF', 'a\n'],
  ["a shell's shebang", 'RUN <<EOF\n#!/bin/bash\na\nEOF', '#!/bin/bash\na\n'],
  ['a shell behind env', 'RUN <<EOF\n#!/usr/bin/env bash\na\nEOF', '#!/usr/bin/env bash\na\n'],
  ['the shebang of another program', 'RUN <<EOF\n#!/usr/bin/env python3\nimport os\nEOF', undefined],
  ['a shell that reads the body', 'RUN bash <<EOF\na\nEOF', 'a\n'],
  ['a shell with options', 'RUN sh -e <<EOF\na\nEOF', 'a\n'],
];

for (const [name, run, text] of RUNS) {
  test(`the text of a RUN: ${name}`, () => assert.is(textOf(run), text));
}

test('another program\'s body stays a heredoc of its command', () => {
  assert.is(textOf('RUN cat <<EOF > /x\na\nEOF'), 'cat <<EOF > /x\na\nEOF\n');
});

test('sh, bash, ash and dash are POSIX shells, also behind a wrapper', () => {
  for (const shell of [['/bin/sh', '-c'], ['bash', '-o', 'pipefail', '-c'], ['conda', 'run', '-n', 'x', '/bin/bash', '-c'], ['/bin/ash', '-c']]) assert.ok(isPosixShell(shell));
  for (const shell of [['powershell', '-Command'], ['cmd', '/S', '/C'], ['/usr/bin/fish', '-c'], []]) assert.not.ok(isPosixShell(shell));
});

test.run();
