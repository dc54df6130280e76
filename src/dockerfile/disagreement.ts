import { readWithAst } from './ast.ts';
import type { AstInstruction } from './ast.ts';
import { isSpace } from './blanks.ts';
import { quoted } from './quoted.ts';
import type { Dockerfile, Refusal } from './types.ts';

/**
 * The first place where dockerfile-ast sees other instructions than a scanned file has, or undefined: another keyword,
 * another first or last line, one more or less. It is given one more line than the file has: what it takes for a
 * continuation or a heredoc at the end of the file shows only there, and a rewrite may add a line.
 */
export function disagreement(dockerfile: Dockerfile): Refusal | undefined {
  const { text, lines, instructions, open } = dockerfile;
  const further = lines.length + 1;
  const ast = readWithAst(open ? text : `${text}${text.endsWith('\n') ? '' : '\n'}USER x`);
  const ours: readonly AstInstruction[] = open ? instructions : [...instructions, { keyword: 'USER', first: further, last: further }];
  const { instructions: theirs } = ast;
  const count = Math.max(ours.length, theirs.length);
  for (let index = 0; index < count; index++) {
    const a = ours[index];
    const b = theirs[index];
    if (a && b && a.keyword === b.keyword && a.first === b.first && a.last === b.last) continue;
    const unread = ast.escape === dockerfile.escape ? undefined : unreadDirective(dockerfile);
    if (unread !== undefined) {
      const message = 'BuildKit does not read this escape directive, because the line above it ends the directives, but other tools do';
      return { code: 'structure-unclear', line: unread, message };
    }
    const line = Math.min(whereTheyPart(a, b), lines.length);
    const cause = likelyCause(dockerfile, Math.min(a?.first ?? line, b?.first ?? line), line);
    const message =
      `two readers of this file disagree at line ${line}${cause}: ` +
      `BuildKit's rules give ${describe(a, further)}, dockerfile-ast gives ${describe(b, further)}`;
    return { code: 'structure-unclear', line, message };
  }
  return undefined;
}

/** Where one of them lets an instruction end and the other goes on, if they start it alike; else where the first of them starts one. */
function whereTheyPart(a: AstInstruction | undefined, b: AstInstruction | undefined): number {
  if (a && b && a.keyword === b.keyword && a.first === b.first) return Math.min(a.last, b.last);
  return Math.min(a?.first ?? Infinity, b?.first ?? Infinity);
}

/** The line of an escape directive behind a comment that ends the directives for BuildKit, but not for dockerfile-ast. */
function unreadDirective({ comments, directivesEnd, instructions }: Dockerfile): number | undefined {
  const first = instructions[0]?.first ?? 0;
  return comments.find(({ line, text }) => line > directivesEnd && line < first && /^#\s*escape\s*=/i.test(text))?.line;
}

/** What in these lines readers are known to take differently. */
function likelyCause({ text, lines, escape }: Dockerfile, first: number, last: number): string {
  const written = lines.slice(first - 1, last).map((line) => text.slice(line.start, line.end));
  if (written.some(hasRareBlank)) return ', probably for a blank that is neither a space nor a tab';
  if (written.some((line) => line.includes('<<'))) return ', probably for its "<<"';
  if (written.some((line) => line.includes(escape))) return `, probably for its ${escape === '`' ? 'backticks' : 'backslashes'}`;
  return '';
}

function hasRareBlank(line: string): boolean {
  return /[^!-~ \t]/.test(line) && line.split('').some((character) => character !== ' ' && character !== '\t' && isSpace(character.charCodeAt(0)));
}

function describe(instruction: AstInstruction | undefined, further: number): string {
  if (instruction === undefined || instruction.first === further) return 'no further instruction';
  const { keyword, first, last } = instruction;
  const name = KEYWORD.test(keyword) ? keyword : quoted(keyword);
  if (last === further) return `${name} from line ${first} beyond the end`;
  return first === last ? `${name} on line ${first}` : `${name} on lines ${first} to ${last}`;
}

const KEYWORD = /^[A-Z]+$/;
