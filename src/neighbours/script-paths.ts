import { posix } from 'node:path';
import type { Build } from './declaration.ts';

/** A folder or file that a script names. */
export interface ScriptPath {
  readonly from: Build['from'];
  readonly path: string;
}

/** What stands for a folder that only the script itself knows, at the start of a word's value; no script holds a NUL. */
const FILE_MARK = '\0f';
const TOP_MARK = '\0t';

const SCRIPT = String.raw`\$(?:0|\{0\}|BASH_SOURCE|\{BASH_SOURCE\}|\{BASH_SOURCE\[0\]\})`;
const DIRNAME = String.raw`\$\(dirname(?:${SCRIPT}|\$\((?:readlink-f|realpath)${SCRIPT}\))\)`;
const REST = String.raw`(/[^$()\x60]*)?`;
const FOLDER = new RegExp(`^${DIRNAME}${REST}$`);
const ENTERED = new RegExp(String.raw`^\$\(cd(?:-P)?${DIRNAME}${REST}(?:&?>/dev/null)?(?:2>&1)?(?:&&|;)pwd(?:-P|-L)?\)${REST}$`);
const TOP = new RegExp(String.raw`^\$\(gitrev-parse--show-toplevel(?:2>/dev/null)?\)${REST}$`);

/** Longer than any of the spellings. */
const LONGEST = 400;

/**
 * The value of a word such as `"$(dirname "$0")/.."` or `$(git rev-parse --show-toplevel)`, for `toScriptPath`; undefined for
 * any other.
 */
export function scriptFolder(text: string): string | undefined {
  if (text.length > LONGEST || !text.includes('$(')) return undefined;
  const bare = text.replace(/["\s]|--(?=\s)/g, '');
  const folder = FOLDER.exec(bare);
  if (folder !== null) return FILE_MARK + (folder[1] ?? '');
  const entered = ENTERED.exec(bare);
  if (entered !== null) return FILE_MARK + (entered[1] ?? '') + (entered[2] ?? '');
  const top = TOP.exec(bare);
  return top === null ? undefined : TOP_MARK + (top[1] ?? '');
}

/** Whether a value names a folder that only the script knows. */
export function isMarked(value: string): boolean {
  return value.includes('\0');
}

/** Where a value leads to from a folder; undefined for an absolute path, and where the folder is not known. */
export function toScriptPath(value: string, folder: ScriptPath | undefined): ScriptPath | undefined {
  const from = value.startsWith(FILE_MARK) ? 'file' : value.startsWith(TOP_MARK) ? 'top' : undefined;
  const rest = from === undefined ? value : value.slice(FILE_MARK.length);
  if (isMarked(rest) || (from === undefined && rest.startsWith('/'))) return undefined;
  if (from !== undefined) return { from, path: posix.normalize(`./${rest}`) };
  return folder && { from: folder.from, path: posix.join(folder.path, rest) };
}
