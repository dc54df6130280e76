import { chainDoings } from './chain.ts';
import { findFile } from './find-file.ts';
import type { FileOrigin, FileSearch } from './find-file.ts';
import { lastEnv } from './last-env.ts';
import { resolvePath } from './paths.ts';
import type { ImagePath, StageFacts } from './types.ts';
import { isImagesOwn } from './unseen-reason.ts';

const SEARCH_PATH = ['/usr/local/sbin', '/usr/local/bin', '/usr/sbin', '/usr/bin', '/sbin', '/bin'];

export interface LocatedProgram {
  readonly place: string;
  readonly origin: FileOrigin;
}

/**
 * Finds where the programs of a stage's entry come from. A name without a slash is looked for along PATH, unless a shell is
 * given it as a script.
 */
export function entryPrograms(search: FileSearch, stage: StageFacts): { readonly locate: (path: string, byShell: boolean, from: ImagePath | undefined) => LocatedProgram } {
  let along: readonly string[] | undefined;
  return {
    locate(path, byShell, from) {
      const direct = path.includes('/') || byShell;
      const places = direct ? [resolvePath(path, (from ?? stage.workdir)?.path)] : (along ??= searchPath(stage)).map((directory) => `${directory}/${path}`);
      let absent: LocatedProgram | undefined;
      for (const place of places) {
        const origin = findFile(search, stage, place);
        // A folder that nobody can look into may hold it, but another may be seen to.
        if (origin.kind === 'absent') {
          // A folder over the image's own program, `COPY tools/ /usr/local/bin/`, leaves it there unless it is seen to hold another.
          if (!origin.hidden || !isImagesOwn(stage, path)) absent ??= { place, origin };
        } else if (origin.kind !== 'base') return { place, origin };
      }
      return absent ?? { place: path, origin: { kind: 'base' } };
    },
  };
}

/** The file's own PATH, then the usual directories. */
export function searchPath(stage: StageFacts): readonly string[] {
  const path = lastEnv(chainDoings(stage), 'PATH') ?? stage.rootImage.image?.env['PATH'] ?? '';
  return [...new Set([...path.split(':').filter((directory) => directory.startsWith('/')), ...SEARCH_PATH])];
}
