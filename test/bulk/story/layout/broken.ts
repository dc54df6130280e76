import { chmodSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { TEXT } from '../../../cli/harness.ts';
import type { Stage } from '../stage.ts';
import { commitFiles, committed } from './commit-files.ts';
import type { StoryRepository } from './types.ts';

function broken(path: string, breakIt: (top: string, stage: Stage) => void): StoryRepository {
  return {
    path: `broken/${path}`,
    plan: 'failed git-failed',
    files: [],
    lay: (top, stage) => {
      commitFiles(top, stage, { Dockerfile: TEXT.changed });
      breakIt(top, stage);
    },
  };
}

/** Where git keeps an object. */
function objectFile(top: string, stage: Stage, name: string): string {
  const oid = stage.git(top, ['rev-parse', name]).trim();
  return join(top, '.git/objects', oid.slice(0, 2), oid.slice(2));
}

/** Repositories that fail, each for a reason of its own. */
export const BROKEN: readonly StoryRepository[] = [
  broken('index', (top) => writeFileSync(join(top, '.git/index'), 'DIRC, but no more than that')),
  broken('head', (top) => writeFileSync(join(top, '.git/HEAD'), 'no name of anything\n')),
  broken('no-git-directory', (top) => {
    rmSync(join(top, '.git'), { recursive: true });
    writeFileSync(join(top, '.git'), 'gitdir: ../nowhere/at/all\n');
  }),
  broken('git-is-a-lost-link', (top) => {
    rmSync(join(top, '.git'), { recursive: true });
    symlinkSync('nowhere', join(top, '.git'));
  }),
  broken('configuration', (top) => writeFileSync(join(top, '.git/config'), '[core\n')),
  broken('blob', (top, stage) => {
    const file = objectFile(top, stage, 'HEAD:Dockerfile');
    chmodSync(file, 0o644);
    writeFileSync(file, 'no zlib');
  }),
  broken('promised', (top, stage) => {
    // A fetch would bring it: none may be made.
    const source = join(stage.outside, 'promised');
    stage.git(stage.folder, ['clone', '-q', '--no-local', top, source]);
    stage.git(source, ['config', 'uploadpack.allowAnySHA1InWant', 'true']);
    const settings = { 'core.repositoryFormatVersion': '1', 'extensions.partialClone': 'origin', 'remote.origin.promisor': 'true', 'remote.origin.url': source };
    for (const [key, value] of Object.entries(settings)) stage.git(top, ['config', key, value]);
    rmSync(objectFile(top, stage, 'HEAD:Dockerfile'));
  }),
  broken('no-tree', (top, stage) => rmSync(objectFile(top, stage, 'HEAD^{tree}'))),
  { path: 'broken/settings', plan: 'failed bad-config', files: [], lay: committed({ Dockerfile: TEXT.changed, '.unroot.yaml': 'user: [\n' }) },
];
