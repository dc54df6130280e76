import { mkdirSync } from 'node:fs';
import { addFiles } from '../../../locate/temporary-tree.ts';
import type { Stage } from '../stage.ts';

type Files = Readonly<Record<string, string | Buffer>>;

/** Makes a repository with one commit of these files. */
export function commitFiles(top: string, stage: Stage, files: Files, ...init: readonly string[]): void {
  mkdirSync(top, { recursive: true });
  stage.git(top, ['init', '-q', ...init]);
  commitMore(top, stage, files);
}

/** One more commit, of these files and all that is there. */
export function commitMore(top: string, stage: Stage, files: Files): void {
  addFiles(top, files);
  stage.git(top, ['add', '-A']);
  stage.git(top, ['commit', '-q', '--allow-empty', '-m', 'start']);
}

/** For a repository in which nothing else is to be done. */
export function committed(files: Files): (top: string, stage: Stage) => void {
  return (top, stage) => commitFiles(top, stage, files);
}
