export type PathList =
  | { readonly ok: true; readonly paths: readonly string[] }
  /** `line` is from 1. */
  | { readonly ok: false; readonly line: number; readonly message: string };

/** One path a line. What a reader would take otherwise (`#`, a quote, blanks at an end, line breaks) is a JSON string. */
export function formatPathList(paths: readonly string[]): string {
  return paths.map((path) => `${needsQuotes(path) ? JSON.stringify(path) : path}\n`).join('');
}

/**
 * Reads such a list, or one that other tools write: lines, of which blank ones and those that start with `#` say nothing; or,
 * where there is a NUL, paths that each end with one, taken as they are (`find -print0`, `git ls-files -z`).
 */
export function parsePathList(text: string): PathList {
  if (text.includes('\0')) return { ok: true, paths: text.split('\0').filter((path) => path !== '') };
  const paths: string[] = [];
  for (const [index, line] of text.replace(/^\ufeff/, '').split('\n').entries()) {
    const word = line.trim();
    if (word === '' || word.startsWith('#')) continue;
    const path = word.startsWith('"') ? unquoted(word) : word;
    if (path === undefined || path === '') return { ok: false, line: index + 1, message: 'a path that starts with a double quote must be a JSON string' };
    paths.push(path);
  }
  return { ok: true, paths };
}

function needsQuotes(path: string): boolean {
  return path !== path.trim() || path === '' || /^["#]|\p{Cc}|\p{Cs}/u.test(path);
}

function unquoted(word: string): string | undefined {
  try {
    const value: unknown = JSON.parse(word);
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}
