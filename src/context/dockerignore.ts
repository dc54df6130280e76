import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ignorePattern, matchesPath } from './ignore-pattern.ts';

/** Whether a path, relative to the context, is left out of it. */
export type IgnoreRules = (path: string) => boolean;

const MAX_BYTES = 64 * 1024;
/** More rules, and longer paths, than any real context has. */
const MOST_RULES = 2000;
const LONGEST_PATH = 1024;

/**
 * The ignore file that a build with this Dockerfile reads: `<Dockerfile>.dockerignore` beside it, else the context's own
 * `.dockerignore` (BuildKit, frontend/dockerui). An unreadable or overlong one leaves nothing out.
 */
export function readIgnoreRules(directory: string, dockerfile: string): IgnoreRules {
  const text = textOf(`${dockerfile}.dockerignore`) ?? textOf(join(directory, '.dockerignore'));
  return text === undefined ? () => false : ignoreRules(text);
}

/** The last line that matches a path, or a folder that holds it, decides (Dockerfile reference, ".dockerignore file"). */
export function ignoreRules(text: string): IgnoreRules {
  const lines = text.replace(/^\uFEFF/, '').split('\n').filter((line) => !line.startsWith('#')).map((line) => line.trim()).filter((line) => line !== '' && line !== '!');
  if (lines.length > MOST_RULES) return () => false;
  const rules = lines.filter((line) => line.length <= LONGEST_PATH).map((line) => {
    const kept = line.startsWith('!');
    return { kept, pattern: ignorePattern(kept ? line.slice(1).trim() : line) };
  });
  return (path) => {
    if (path.length > LONGEST_PATH) return false;
    const segments = path.split('/').filter((segment) => segment !== '' && segment !== '.');
    const deciding = rules.findLast(({ pattern }) => pattern.length > 0 && matchesPath(pattern, segments));
    return deciding !== undefined && !deciding.kept;
  };
}

function textOf(file: string): string | undefined {
  try {
    const stats = lstatSync(file);
    return stats.isFile() && stats.size <= MAX_BYTES ? readFileSync(file, 'utf8') : undefined;
  } catch {
    return undefined;
  }
}
