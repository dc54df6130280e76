import { posix } from 'node:path';
import { isNamedScript, mayBeScript } from './entry-scripts.ts';
import type { LocatedProgram } from './entry-programs.ts';
import type { StageFacts } from './types.ts';

/**
 * Why a file of the entry may be a script that nobody could read; undefined: it is a program, or the image's own.
 *
 * @param path as the entry has it
 * @param byShell a shell is given it, so it is a script for sure
 */
export function unseenReason(stage: StageFacts, path: string, { place, origin }: LocatedProgram, byShell: boolean): string | undefined {
  if (origin.kind === 'made') return `${place} is written by a RUN`;
  if (origin.kind === 'absent') {
    const why = origin.by.from === undefined ? 'is not in the build context' : `comes from ${origin.by.from}, where it cannot be seen`;
    return byShell || mayBeScript(origin.by, place) ? `${place} ${why}` : undefined;
  }
  // Nothing in the file brings it: the image has it, or a RUN has downloaded it.
  return (byShell || isNamedScript(path)) && !isImagesOwn(stage, path) ? `no COPY or ADD brings ${path}` : undefined;
}

/** The published configuration of the base image names it, so the table says what it does. */
export function isImagesOwn(stage: StageFacts, path: string): boolean {
  const { image } = stage.rootImage;
  const name = posix.basename(path);
  return [...(image?.entrypoint ?? []), ...(image?.cmd ?? [])].some((word) => posix.basename(word) === name);
}
