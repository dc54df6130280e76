import type { HeredocStart } from './heredoc.ts';
import { trimLineEnd } from './logical-line.ts';
import type { Heredoc, Line } from './types.ts';

/**
 * Reads the body of a heredoc from `lines[first]` on. `last` is the index of the terminator's line;
 * undefined if there is none. Only `\r` is trimmed from the right of a possible terminator, so a blank
 * behind it makes it content (BuildKit's parser.go, Parse).
 */
export function readHeredocBody(
  text: string,
  lines: readonly Line[],
  first: number,
  heredoc: HeredocStart,
): { readonly heredoc: Heredoc; readonly last: number } | undefined {
  const { name, chomp, expand } = heredoc;
  const kept: string[] = [];
  const bodyStart = lines[first]?.start ?? text.length;
  for (let index = first; index < lines.length; index++) {
    const line = lines[index];
    if (line === undefined) break;
    let start = line.start;
    while (chomp && start < line.end && text.charCodeAt(start) === 0x09) start++;
    const end = trimLineEnd(text, line);
    if (end - start === name.length && text.startsWith(name, start)) {
      const span = { start: bodyStart, end: line.start };
      return { heredoc: { name, chomp, expand, content: kept.join(''), span }, last: index };
    }
    kept.push(text.slice(start, line.end + line.eol.length));
  }
  return undefined;
}
