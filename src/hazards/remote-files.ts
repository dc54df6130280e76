import { posix } from 'node:path';
import { isInside, isScratchSpace } from '../facts/directories.ts';
import { instructionEvidence } from '../facts/evidence.ts';
import type { CopyOperation, FileOperation } from '../facts/types.ts';
import type { Hazard } from '../plan/types.ts';
import type { Judged } from './types.ts';

/** Change who may do what, and use nothing. */
const RIGHTS = new Set(['chmod', 'chown', 'chgrp']);

/** "A remote file URL's destination has permissions of 600" (Dockerfile reference, ADD): only root may read it, unless something opens it. */
export function remoteFiles(judged: Judged): readonly Hazard[] {
  const { file, doings, owned, identity } = judged;
  const evidence = doings.operations.flatMap((operation, index) => {
    if (operation.kind !== 'copy' || operation.by.keyword !== 'ADD' || operation.chmod !== undefined || operation.chown?.split(':')[0] === identity.user) return [];
    const shut = remotePaths(operation).filter((path) => {
      if (isScratchSpace(path) || owned.some((directory) => isInside(path, directory.path))) return false;
      const later = doings.operations.slice(index + 1);
      return !later.some((each) => opens(each, path, identity.user)) && !isUsed(judged, operation, path);
    });
    return shut.map((path) => instructionEvidence(file, operation.by, `ADD gives ${path} the mode 0600`));
  });
  if (evidence.length === 0) return [];
  return [{ code: 'private-mode', level: 'manual', message: 'files are made private to root, and the user may need them', evidence }];
}

function remotePaths({ sources, path, directory }: CopyOperation): readonly string[] {
  const urls = sources.filter((source) => /^https?:\/\//i.test(source) && !/\.git(#|$)/i.test(source));
  return urls.map((url) => (directory ? posix.join(path.path, posix.basename(url.replace(/[?#].*$/, ''))) : path.path));
}

function opens(operation: FileOperation, path: string, user: string): boolean {
  const covers = operation.path.path === path || (isInside(path, operation.path.path) && (operation.kind === 'remove' || ('recursive' in operation && operation.recursive)));
  if (!covers) return false;
  switch (operation.kind) {
    case 'remove':
      return true;
    case 'chown':
      return operation.owner.split(':')[0] === user;
    case 'chmod':
      return /^[0-7]*[1-7]$/.test(operation.mode) || operation.mode.split(',').some((part) => /^(?:[ug]*[ao][ugoa]*)?[+=].*[rxX]/.test(part));
    default:
      return false;
  }
}

/** A later RUN names it: what it was for is done at build time. */
function isUsed({ doings }: Judged, { by }: CopyOperation, path: string): boolean {
  const name = posix.basename(path);
  return doings.commands.some((command) => command.by.span.start > by.span.start && !RIGHTS.has(command.program) && command.text.includes(name));
}
