import { posix } from 'node:path';
import type { CopyOperation, FileOperation } from '../facts/types.ts';
import { isPrivate } from '../hazards/private-modes.ts';
import { ancestors, uncovered } from './copy-state.ts';
import type { Identity, OwnedDirectory, Subject } from './types.ts';

type Chmod = Extract<FileOperation, { kind: 'chmod' }>;

/** What a RUN shuts to all but its owner, inside of directories that are to be given, unless a COPY with an owner brings it. */
export function privatePaths(subject: Subject, identity: Identity, directories: ReadonlyMap<string, OwnedDirectory>, owners: ReadonlyMap<CopyOperation, string>): readonly Chmod[] {
  const brought = new Set([...owners.keys()].flatMap((copy) => [copy.path.path, ...copy.sources.map((source) => posix.join(copy.path.path, posix.basename(source)))]));
  const isShut = (operation: FileOperation): operation is Chmod => operation.kind === 'chmod' && (isPrivate(operation.mode) || /^u\+[rwst]*x/.test(operation.mode));
  return uncovered(subject.doings.operations, identity, isShut).filter(({ path, recursive }) => {
    if (directories.has(path.path)) return recursive;
    return ancestors(path.path).some((each) => directories.has(each)) && !brought.has(path.path);
  });
}
