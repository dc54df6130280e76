import { astCost } from './ast-cost.ts';
import { disagreement } from './disagreement.ts';
import { scan } from './scan.ts';
import { structureProblem } from './structure-rules.ts';
import type { Parsed, RefusalCode } from './types.ts';

/**
 * Reads a Dockerfile's structure, or says why not. Two readers must see the same instructions on the
 * same lines: a scanner that follows BuildKit's rules, from which everything returned comes, and
 * dockerfile-ast. Never throws; takes time linear in the length of the text, and refuses what is larger than any file is.
 *
 * @param anySize reads a text of any size: one that was just small enough must not fail for the lines that were added to it
 */
export function parse(text: string, anySize: boolean = false): Parsed {
  if (text.trim() === '') return refuse('empty', 1, 'the file is empty');
  const nul = text.indexOf('\0');
  if (nul !== -1) return refuse('binary', lineAt(text, nul), 'the file holds a NUL character');
  const carriageReturn = text.search(/\r(?!\n)/);
  if (carriageReturn !== -1) {
    const message = 'a carriage return without a newline: tools disagree on whether it ends a line';
    return refuse('lone-carriage-return', lineAt(text, carriageReturn), message);
  }

  const scanned = scan(text, anySize);
  if (!scanned.ok) return FROM.test(text) ? scanned : notADockerfile();
  const { dockerfile } = scanned;
  if (dockerfile.stages.length === 0) return notADockerfile();
  const refusal = structureProblem(dockerfile) ?? (anySize ? undefined : astCost(dockerfile)) ?? disagreement(dockerfile);
  return refusal === undefined ? scanned : { ok: false, refusal };
}

/** A line that may be a FROM; a BOM or any other blank may stand before it, a continuation behind it. (`^` also stands behind U+2028.) */
const FROM = /^(?:[^\S\n\r\u2028\u2029]|\u0085)*FROM(?:[\s\\`]|$)/im;

function notADockerfile(): Parsed {
  return refuse('not-a-dockerfile', 1, 'there is no FROM in it');
}

/** The line of an offset, from 1, where only `\n` ends lines. */
function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line++;
  return line;
}

function refuse(code: RefusalCode, line: number, message: string): Parsed {
  return { ok: false, refusal: { code, line, message } };
}
