import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { unroot } from '../../cli/harness.ts';
import { blobsAt } from './blobs.ts';
import type { Blob } from './blobs.ts';
import type { StoryRepository } from './layout/types.ts';
import type { Stored } from './output.ts';
import type { Stage } from './stage.ts';

/**
 * Takes the patch of a repository into a fresh clone of it, and checks that it applies and gives what `unroot fix` writes there.
 * The result is what the files hold then, as git keeps them.
 */
export async function applyToFreshClone(stage: Stage, repository: StoryRepository, { folder }: Stored): Promise<ReadonlyMap<string, Blob>> {
  const { path, files = ['Dockerfile'] } = repository;
  const clone = join(stage.folder, 'clones', path);
  stage.git(stage.folder, ['clone', '-q', '--no-local', '--', join(stage.root, path), clone]);
  const patch = join(folder, 'changes.patch');
  stage.git(clone, ['apply', '--check', patch]);
  stage.git(clone, ['apply', patch]);
  const patched = treeOfWorkTree(stage, clone);
  const changed = stage.git(clone, ['diff-tree', '-r', '-z', '--name-only', 'HEAD', patched]).split('\0').filter((name) => name !== '');
  assert.equal(changed.sort(), [...files].sort(), path);

  stage.git(clone, ['read-tree', '-u', '--reset', 'HEAD']);
  const { status, stderr } = await unroot(['fix'], { cwd: clone });
  assert.is(status, 0, stderr);
  assert.is(treeOfWorkTree(stage, clone), patched, `${path}: what \`fix\` writes is not what the patch makes`);
  return blobsAt(stage, clone, patched, files);
}

function treeOfWorkTree(stage: Stage, top: string): string {
  stage.git(top, ['add', '-A']);
  return stage.git(top, ['write-tree']).trim();
}
