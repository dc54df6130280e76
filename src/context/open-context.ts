import { lstatSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { BuildContext, ContextFinder } from './context.ts';
import { sourcePath } from './source-path.ts';

/** Larger files are programs or data, not entry scripts. */
const MAX_SCRIPT_BYTES = 256 * 1024;

/**
 * Looks for the build context of a Dockerfile: its folder if the COPY sources exist there, else the nearest
 * ancestor, up to `root`, where all do. Reads lazily, never follows links out, never throws.
 *
 * @param dockerfile absolute path of the file
 * @param root absolute path that the search does not leave
 */
export function openContext(dockerfile: string, root: string): ContextFinder {
  return {
    find(sources: readonly string[]): BuildContext | undefined {
      const wanted = sources.filter((source) => !isUnnamed(source)).map((source) => sourcePath(source));
      const own = dirname(dockerfile);
      let fallback: BuildContext | undefined;
      for (const directory of ancestors(own, root)) {
        const context = contextAt(directory);
        if (wanted.every((source) => context.kind(source) !== undefined)) return context;
        // Build products are often missing from a checkout; the folder that holds some of the sources still is the context.
        if (fallback === undefined && wanted.some((source) => source !== '' && context.kind(source) !== undefined)) fallback = context;
      }
      return fallback ?? (wanted.length === 0 ? contextAt(own) : undefined);
    },
  };
}

/** Heredocs, URLs, globs and variables name no single file. */
function isUnnamed(source: string): boolean {
  return source.startsWith('<<') || /[*?[$]/.test(source) || /^(https?|git|ssh):|^git@/.test(source);
}

function ancestors(directory: string, root: string): readonly string[] {
  const found: string[] = [];
  for (let current = resolve(directory); ; current = dirname(current)) {
    found.push(current);
    if (current === resolve(root) || current === dirname(current) || !current.startsWith(resolve(root) + sep)) return found;
  }
}

function realPath(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}

function contextAt(directory: string): BuildContext {
  const top = realPath(directory);
  const inside = (named: string): string | undefined => {
    const real = realPath(join(directory, sourcePath(named)));
    if (top === undefined || real === undefined) return undefined;
    const path = relative(top, real);
    return path === '..' || path.startsWith(`..${sep}`) ? undefined : real;
  };
  return {
    directory,
    kind(path) {
      const real = inside(path);
      if (real === undefined) return undefined;
      const stats = lstatSync(real, { throwIfNoEntry: false });
      if (stats?.isFile() === true) return 'file';
      return stats?.isDirectory() === true ? 'directory' : undefined;
    },
    read(path) {
      const real = inside(path);
      try {
        const stats = real === undefined ? undefined : lstatSync(real);
        if (real === undefined || stats === undefined || !stats.isFile() || stats.size > MAX_SCRIPT_BYTES) return undefined;
        const text = readFileSync(real, 'utf8');
        return text.includes('\0') ? undefined : text;
      } catch {
        return undefined;
      }
    },
  };
}
