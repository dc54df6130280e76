const longDashes = new Set('—―\u0097');
const hyphens = new Set('‐‑−﹣－');
const shortDashes = new Set('–‒\u0096');

/**
 * An option's dash that an editor has beautified, at the start of a word between `from` and `to`.
 * Editors make `—` of `--`; `–` they make of either, so only `–p` (one letter) and `––name` are clear.
 * A dash with no letter or digit behind it is prose and stays.
 */
export function readDash(
  text: string,
  at: number,
  from: number,
  to: number,
): { readonly meant: string; readonly width: number } | 'unclear' | undefined {
  const char = text[at] ?? '';
  const long = longDashes.has(char);
  const short = shortDashes.has(char);
  if (!long && !short && !hyphens.has(char)) return undefined;
  if (at > from && !isBlank(text[at - 1])) return undefined;
  const next = at + 1 < to ? text[at + 1] : undefined;
  if (short && next !== undefined && shortDashes.has(next)) {
    return isWordCharacter(at + 2 < to ? text[at + 2] : undefined) ? { meant: '--', width: 2 } : 'unclear';
  }
  if (!isWordCharacter(next)) return undefined;
  if (long) return { meant: '--', width: 1 };
  if (!short) return { meant: '-', width: 1 };
  const behind = at + 2 < to ? text[at + 2] : undefined;
  return behind === undefined || isBlank(behind) || behind === '=' ? { meant: '-', width: 1 } : 'unclear';
}

const isBlank = (char: string | undefined): boolean => char === ' ' || char === '\t' || char === '\u00a0';

const isWordCharacter = (char: string | undefined): boolean => char !== undefined && /^[A-Za-z0-9]$/.test(char);
