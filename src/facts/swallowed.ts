import { KEYWORDS } from '../dockerfile/keywords.ts';
import { placeOf } from '../dockerfile/lines.ts';
import type { Dockerfile, Instruction } from '../dockerfile/types.ts';
import type { FileFacts } from './types.ts';

/**
 * Finds instructions that a dangling continuation has made part of the instruction above: `RUN x \`, a blank
 * line, `USER root`. BuildKit skips blank and comment lines within a continuation, so it reads `USER root` as arguments.
 */
export function findSwallowed(file: Dockerfile): FileFacts['swallowed'] {
  // Most stand on one line, where nothing can be swallowed.
  return file.instructions.flatMap((instruction) => (instruction.first === instruction.last ? [] : swallowedBy(file, instruction)));
}

function swallowedBy(file: Dockerfile, instruction: Instruction): FileFacts['swallowed'] {
  const bodies = instruction.heredocs.map((heredoc) => heredoc.span);
  const found: FileFacts['swallowed'][number][] = [];
  let afterGap = false;
  let body = 0;
  for (let number = instruction.first + 1; number <= instruction.last; number += 1) {
    const line = file.lines[number - 1];
    if (line === undefined) continue;
    // They stand one behind the other.
    while (line.start >= (bodies[body]?.end ?? Infinity)) body += 1;
    if (line.start >= (bodies[body]?.start ?? Infinity)) continue;
    const text = file.text.slice(line.start, line.end);
    const blank = text.trim() === '';
    if (blank || text.trimStart().startsWith('#')) {
      afterGap ||= blank;
      continue;
    }
    const [word = '', rest = ''] = text.trimStart().split(/[ \t]+/, 2);
    const indented = /^[ \t]/.test(text);
    // Right after a gap any indentation counts; else only a line that starts like an instruction does.
    const looksLikeOne = KEYWORDS.has(word) && rest !== '' && rest !== '\\' && !rest.startsWith('=');
    // `HEALTHCHECK \\` and `ONBUILD \\` go on with an instruction.
    const wanted = (instruction.keyword === 'HEALTHCHECK' && word === 'CMD') || (instruction.keyword === 'ONBUILD' && instruction.trigger?.keyword === word);
    if (looksLikeOne && !wanted && (afterGap || !indented)) {
      const start = line.start + text.indexOf(word);
      found.push({ place: placeOf(file, start), keyword: word, by: instruction, span: { start, end: line.end } });
    }
    afterGap = false;
  }
  return found;
}
