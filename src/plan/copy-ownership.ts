import type { Edit } from '../dockerfile/types.ts';
import { isInside } from '../facts/directories.ts';
import { toSourceOffset } from '../dockerfile/source-map.ts';
import { applicationDirectory } from './application-directory.ts';
import type { Identity, Subject } from './types.ts';

/**
 * Ownership in an image without a shell, where no RUN can chown: `--chown` on each COPY and ADD of this stage into the
 * application directory. Numeric ids work without a passwd file.
 */
export function copyOwnership(subject: Subject, identity: Identity): readonly Edit[] {
  const directory = applicationDirectory(subject);
  if (directory === undefined) return [];
  return subject.stage.own.operations.flatMap((operation) => {
    if (operation.kind !== 'copy' || operation.chown !== undefined) return [];
    if (!isInside(operation.path.path, directory.path.path)) return [];
    const { by } = operation;
    const first = by.flags[0]?.joined.start ?? by.argsStart;
    const offset = toSourceOffset(by, first);
    return [{ start: offset, end: offset, text: `--chown=${identity.owner} ` }];
  });
}
