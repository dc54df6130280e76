import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { readWaivers } from '../../src/waivers/read-waivers.ts';
import { dockerfile, lines } from '../subject.ts';

/** `stage @instruction` of each waiver; the instruction is that of the line below, where there is one. */
function held(...text: readonly string[]): string {
  return readWaivers(dockerfile(lines(...text))).map(({ stage, instruction }) => `${stage}${instruction === undefined ? '' : ` @${instruction.keyword}`}`).join(', ');
}

const W = '# unroot ignore=set-user';

const PLACES: readonly (readonly [name: string, held: string, text: readonly string[]])[] = [
  ['no comment', '', ['FROM debian:12', 'CMD ["x"]']],
  ['right above an instruction', '0 @CMD', ['FROM debian:12', W, 'CMD ["x"]']],
  ['with other comments between', '0 @CMD', ['FROM debian:12', W, '# starts it', '#', 'CMD ["x"]']],
  ['two in one block', '0 @CMD, 0 @CMD', ['FROM debian:12', W, '# unroot ignore=low-port', 'CMD ["x"]']],
  ['a blank line between', '0', ['FROM debian:12', W, '', 'CMD ["x"]']],
  ['at the end', '0', ['FROM debian:12', 'CMD ["x"]', W]],
  ['indented', '0 @CMD', ['FROM debian:12', `  ${W}`, 'CMD ["x"]']],
  ['for the stage', '0', ['FROM debian:12', '# unroot stage ignore=set-user', 'CMD ["x"]']],
  ['for the file', 'file', ['FROM debian:12', '# unroot global ignore=set-user', 'CMD ["x"]']],
  ['above the first FROM', 'file', [W, 'FROM debian:12', 'FROM debian:12']],
  ['above the first FROM, for its stage', '0', ['# unroot stage ignore=set-user', 'FROM debian:12', 'FROM debian:12']],
  ['above the first FROM, a blank line between', 'file', [W, '', 'FROM debian:12']],
  ['below a directive', 'file', ['# syntax=docker/dockerfile:1', W, 'FROM debian:12']],
  ['above an ARG before FROM', 'file', [W, 'ARG V=1', 'FROM debian:$V']],
  ['between ARG and FROM', 'file', ['ARG V=1', '', W, '', 'FROM debian:$V']],
  ['above a later FROM', '1', ['FROM debian:12', 'RUN x', W, 'FROM debian:12', 'CMD ["x"]']],
  ['at the end of a stage that is not the last', '0', ['FROM debian:12', 'RUN x', W, '', 'FROM debian:12', 'CMD ["x"]']],
  ['inside a continuation', '0', ['FROM debian:12', 'RUN a \\', W, '  && b', 'CMD ["x"]']],
  ['as the last line of a continuation', '0', ['FROM debian:12', 'RUN a \\', '  && b \\', W, '  && c', 'FROM debian:12', 'CMD ["x"]']],
  ['inside a heredoc', '', ['FROM debian:12', 'RUN <<EOF', W, 'EOF', 'CMD ["x"]']],
  ['below a heredoc', '0 @CMD', ['FROM debian:12', 'RUN <<EOF', 'x', 'EOF', W, 'CMD ["x"]']],
  ['not at the start of the line', '', ['FROM debian:12', `RUN x ${W}`, 'CMD ["x"]']],
  ['for another tool', '0 @CMD', ['FROM debian:12', '# hadolint ignore=DL3002', 'CMD ["x"]']],
  ['for another tool, file-wide', 'file', ['FROM debian:12', '# checkov:skip=CKV_DOCKER_3', 'CMD ["x"]']],
];

for (const [name, expected, text] of PLACES) {
  test(`${name}: ${expected || 'none'}`, () => assert.is(held(...text), expected));
}

test('evidence is the comment, with its line, in a file with CRLF and a byte order mark too', () => {
  const text = `\ufeff${lines('FROM debian:12', '# unroot ignore=set-user because', 'CMD ["x"]').replaceAll('\n', '\r\n')}`;
  const [waiver] = readWaivers(dockerfile(text));
  assert.equal(waiver?.evidence, { place: { line: 2, column: 1 }, text: '# unroot ignore=set-user because' });
  assert.is(waiver?.instruction?.keyword, 'CMD');
});

test.run();
