import { dirname, resolve, sep } from 'node:path';
import type { BuildContext, ContextFinder } from './context.ts';
import { contextAt } from './context-at.ts';
import { sourcePath } from './source-path.ts';

/**
 * Looks for the build context of a Dockerfile: the folder that a neighbouring file tells; else its own if the COPY sources
 * exist there, else the nearest ancestor, up to `root`, where all do. Reads lazily, never follows links out, never throws.
 *
 * @param dockerfile absolute path of the file
 * @param root absolute path that the search does not leave
 * @param told absolute paths of the contexts that compose and its like name
 */
export function openContext(dockerfile: string, root: string, told: readonly string[] = []): ContextFinder {
  return {
    find(sources: readonly string[]): BuildContext | undefined {
      const wanted = sources.filter((source) => !isUnnamed(source)).map((source) => sourcePath(source));
      const own = dirname(dockerfile);
      const holdsAll = (context: BuildContext): boolean => wanted.every((source) => context.kind(source) !== undefined);
      const named = told.map((directory) => contextAt(directory, dockerfile));
      if (named.length > 0) return named.find(holdsAll) ?? named[0];
      let fallback: BuildContext | undefined;
      for (const directory of ancestors(own, root)) {
        const context = contextAt(directory, dockerfile);
        if (holdsAll(context)) return context;
        // Build products are often missing from a checkout; the folder that holds some of the sources still is the context.
        if (fallback === undefined && wanted.some((source) => source !== '' && context.kind(source) !== undefined)) fallback = context;
      }
      return fallback ?? (wanted.length === 0 ? contextAt(own, dockerfile) : undefined);
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

