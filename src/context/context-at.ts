import { lstatSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { BuildContext } from './context.ts';
import { readIgnoreRules } from './dockerignore.ts';
import type { IgnoreRules } from './dockerignore.ts';
import { sourcePath } from './source-path.ts';

/** Larger files are programs or data, not entry scripts. */
const MAX_SCRIPT_BYTES = 256 * 1024;

function realPath(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}

function isFolderAt(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
  } catch {
    return false;
  }
}

/** Looks at each path once. */
function once<Seen>(look: (path: string) => Seen): (path: string) => Seen {
  const seen = new Map<string, { readonly is: Seen }>();
  return (path) => {
    const known = seen.get(path) ?? { is: look(path) };
    seen.set(path, known);
    return known.is;
  };
}

/**
 * The build context in a folder, read when it is asked, and where a path leads only once.
 *
 * @param directory absolute path
 * @param dockerfile absolute path of the Dockerfile, beside which an ignore file of its own may stand
 */
export function contextAt(directory: string, dockerfile: string): BuildContext {
  const top = realPath(directory);
  let rules: IgnoreRules | undefined;
  const isIgnored = (path: string): boolean => (rules ??= readIgnoreRules(directory, dockerfile))(path);
  // A long script names many programs, and a COPY into `/` may bring any of them, each from below the same few sources.
  const isFolder = once((path: string): boolean => isFolderAt(path));
  const isReached = (full: string): boolean => {
    if (!full.startsWith(directory + sep)) return true;
    for (let end = full.indexOf(sep, directory.length + 1); end !== -1; end = full.indexOf(sep, end + 1)) {
      if (!isFolder(full.slice(0, end))) return false;
    }
    return true;
  };
  const inside = once((named: string): string | undefined => {
    const wanted = sourcePath(named);
    const full = join(directory, wanted);
    const real = (wanted !== '' && isIgnored(wanted)) || !isReached(full) ? undefined : realPath(full);
    if (top === undefined || real === undefined) return undefined;
    const path = relative(top, real);
    return path === '..' || path.startsWith(`..${sep}`) ? undefined : real;
  });
  return {
    directory,
    kind: once((path) => {
      const real = inside(path);
      if (real === undefined) return undefined;
      const stats = lstatSync(real, { throwIfNoEntry: false });
      if (stats?.isFile() === true) return 'file';
      return stats?.isDirectory() === true ? 'directory' : undefined;
    }),
    mode(path) {
      const real = inside(path);
      // Windows has no such bits, and COPY sets its own there (Dockerfile reference, COPY --chmod).
      return real === undefined || sep !== '/' ? undefined : (lstatSync(real, { throwIfNoEntry: false })?.mode ?? 0o777) & 0o777;
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
