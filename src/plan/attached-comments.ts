import type { Dockerfile, Instruction } from '../dockerfile/types.ts';

/** The first line of what belongs to an instruction: a comment right above it, or one that heads it from above a blank line. */
export function headOf(file: Dockerfile, { first }: Instruction): number {
  const attached = commentsAbove(file, first);
  if (attached < first || !isBlank(file, first - 1)) return attached;
  const heading = commentsAbove(file, first - 1);
  const stands = heading < first - 1 && isBlank(file, heading - 1);
  return stands && isProse(file, heading, first - 1) ? heading : first;
}

/** The first of the comment lines that end right above a line; the line itself without any. */
export function commentsAbove(file: Dockerfile, line: number): number {
  const comments = commentLines(file);
  let found = line;
  while (found - 1 > file.directivesEnd && comments.has(found - 1)) found -= 1;
  return found;
}

/** Instructions that are commented out, and rules and banners, head nothing: they stand for themselves. */
function isProse(file: Dockerfile, start: number, end: number): boolean {
  for (let number = start; number < end; number += 1) {
    const line = file.lines[number - 1];
    const text = line === undefined ? '' : file.text.slice(line.start, line.end).trim();
    if (CODE.test(text) || text.endsWith(file.escape) || RULE.test(text)) return false;
  }
  return true;
}

const CODE = /^#[#\s]*(ADD|ARG|CMD|COPY|ENTRYPOINT|ENV|EXPOSE|FROM|HEALTHCHECK|LABEL|MAINTAINER|ONBUILD|RUN|SHELL|STOPSIGNAL|USER|VOLUME|WORKDIR|&&|\|\|)(\s|$)/;
const RULE = /^#\s*([-=*~_]{3}|#{2})/;

const COMMENT_LINES = new WeakMap<Dockerfile, ReadonlySet<number>>();

function commentLines(file: Dockerfile): ReadonlySet<number> {
  const known = COMMENT_LINES.get(file);
  if (known !== undefined) return known;
  const lines = new Set(file.comments.map((comment) => comment.line));
  COMMENT_LINES.set(file, lines);
  return lines;
}

/** A line, from 1, that is there and has nothing on it. */
export function isBlank(file: Dockerfile, number: number): boolean {
  const line = file.lines[number - 1];
  return line !== undefined && file.text.slice(line.start, line.end).trim() === '';
}
