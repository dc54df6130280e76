import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { repositoryFinder } from '../git/repository.ts';
import { byPath, shownPath } from '../locate/paths.ts';
import type { FoundRepository } from './find-repositories.ts';

/** The repositories that hold these files, each with its own of them, sorted by path. A file in none is an entry with its trouble. Never throws. */
export async function groupFiles(cwd: string, files: readonly string[]): Promise<readonly FoundRepository[]> {
  const find = repositoryFinder();
  const groups = new Map<string, FoundRepository & { readonly files: readonly string[] }>();
  for (const file of files) {
    const absolute = path.resolve(cwd, file);
    const folder = await realpath(path.dirname(absolute)).catch(() => path.dirname(absolute));
    const top = (await find(folder))?.top;
    const key = top ?? absolute;
    const before = groups.get(key);
    const real = path.join(folder, path.basename(absolute));
    groups.set(key, {
      path: shownPath(cwd, key, path.isAbsolute(file)),
      absolute: key,
      files: [...new Set([...(before?.files ?? []), real])].sort(),
      ...(top === undefined ? { trouble: { status: 'failed', code: 'not-a-repository', message: 'the file is in no git work tree' } } : {}),
    });
  }
  return [...groups.values()].sort(byPath);
}
