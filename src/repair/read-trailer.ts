import { blankKind, quoteFamily } from './array-characters.ts';
import { afterBlanks } from './array-lookahead.ts';
import type { Draft, ManualCode } from './array-repair.ts';

/**
 * Reads what stands behind the closing bracket, which ends before `from`. Nothing but blanks is fine; a
 * `# comment` (no comment to Docker, which has them on lines of their own only) or one stray character is
 * dropped, with the blanks before it; of anything else it cannot be told what it is for.
 */
export function readTrailer(draft: Draft, from: number): ManualCode | undefined {
  const { text, edits, damage } = draft;
  const start = afterBlanks(text, from);
  if (start >= text.length) {
    for (let i = from; i < text.length; i += 1) {
      const kind = blankKind(text[i]);
      if (kind === undefined || kind === 'ascii') continue;
      edits.push({ start: i, end: i + 1, text: '' });
      damage.add(kind);
    }
    return undefined;
  }
  const char = text[start] ?? '';
  const single = afterBlanks(text, start + 1) >= text.length;
  const stray = quoteFamily(char) !== undefined || ',;.)]}\\，。；、］】'.includes(char);
  damage.add('trailing-text');
  if (char !== '#' && !(single && stray)) return 'array-text-after';
  edits.push({ start: from, end: text.length, text: '' });
  return undefined;
}
