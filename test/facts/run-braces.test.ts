import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { lines, stageOf } from '../subject.ts';

const made = (...text: readonly string[]): string => stageOf(lines(...text)).own.operations.flatMap(({ kind, path }) => (kind === 'mkdir' ? [path.path] : [])).join(' ');

const BASH = 'SHELL ["/bin/bash", "-c"]';

const CASES: readonly (readonly [name: string, made: string, text: readonly string[]])[] = [
  ['SHELL is bash', '/x/a /x/b', ['FROM debian:12', BASH, 'RUN mkdir -p /x/{a,b}']],
  ['sh is dash', '/x/{a,b}', ['FROM debian:12', 'RUN mkdir -p /x/{a,b}']],
  ['sh is BusyBox', '/x/{a,b}', ['FROM alpine:3.22', 'RUN mkdir -p /x/{a,b}']],
  ['sh is bash', '/x/a /x/b', ['FROM rockylinux:9', 'RUN mkdir -p /x/{a,b}']],
  ['nobody knows what sh is', '', ['FROM example.com/base', 'RUN mkdir -p /x/{a,b}']],
  ['bash by its name', '/x/a /x/b', ['FROM debian:12', `RUN bash -c 'mkdir -p /x/{a,b}'`]],
  ['sh by its name, in bash', '/x/a /x/b', ['FROM rockylinux:9', BASH, `RUN sh -c 'mkdir -p /x/{a,b}'`]],
  ['a heredoc for bash', '/x/a /x/b', ['FROM debian:12', 'RUN bash <<EOF', 'mkdir -p /x/{a,b}', 'EOF']],
  ['a heredoc with a shebang', '/x/a /x/b', ['FROM debian:12', 'RUN <<EOF', '#!/bin/bash', 'mkdir -p /x/{a,b}', 'EOF']],
  ['a variable beside them', '/x/a /x/b', ['FROM debian:12', 'ENV X=/x', BASH, 'RUN mkdir -p "$X"/{a,b}']],
  ['a variable in them', '', ['FROM debian:12', BASH, 'RUN mkdir -p /x/{a,$B}']],
  ['quoted', '/x/{a,b}', ['FROM debian:12', BASH, 'RUN mkdir -p "/x/{a,b}"']],
];

for (const [name, directories, text] of CASES) {
  test(`${name}: ${directories || 'nothing'}`, () => assert.is(made(...text), directories));
}

test.run();
