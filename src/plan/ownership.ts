import { isInside, isScratchSpace, isStatePlace, isSystemDirectory } from '../facts/directories.ts';
import type { Instruction } from '../dockerfile/types.ts';
import type { BuildCommand, Doings, FileOperation, ImagePath } from '../facts/types.ts';
import { placeOf } from '../dockerfile/lines.ts';
import { shellQuote } from './shell-quote.ts';
import type { Identity, OwnedDirectory, Subject } from './types.ts';

/** Programs of a RUN that leave the working directory as it is, whoever runs them. */
const HARMLESS = new Set([
  'chown', 'chgrp', 'chmod', 'apt-get', 'apt', 'apk', 'yum', 'dnf', 'microdnf', 'rm', 'useradd', 'adduser', 'groupadd', 'addgroup',
  'usermod', 'set', 'cd', 'test', '[', 'true', ':', 'export', 'ls', 'id', 'echo', 'mkdir', 'which', 'ln', 'update-ca-certificates', 'sleep', 'ldconfig',
]);

/**
 * The directories that the identity must own: the application directory, state directories that the stage makes, and
 * its VOLUMEs; `missing` are those that it does not own yet. System directories are never among them; a hazard says so
 * where that matters.
 */
export function ownedDirectories(subject: Subject, identity: Identity): { readonly all: readonly OwnedDirectory[]; readonly missing: readonly OwnedDirectory[] } {
  const all: OwnedDirectory[] = [];
  for (const directory of [...applicationDirectory(subject), ...stateDirectories(subject), ...volumes(subject)]) {
    if (!all.some((other) => isInside(directory.path, other.path))) all.push(directory);
  }
  return { all, missing: all.filter((directory) => !isOwned(subject, identity, directory.path)) };
}

function make(subject: Subject, path: ImagePath, operation: Pick<FileOperation, 'by' | 'text'>, written?: string): OwnedDirectory {
  return {
    path: path.path,
    written: written ?? shellQuote(path.path),
    why: { place: placeOf(subject.file, operation.by.span.start), text: operation.text.replace(/\s+/g, ' ').slice(0, 100) },
  };
}

/**
 * The final WORKDIR, or an earlier WORKDIR that holds it; without one, the directory that mkdir made and COPY or ADD
 * filled. Variables are written as `.`: only the build knows their values.
 */
export function applicationDirectory(subject: Subject): readonly OwnedDirectory[] {
  const { stage, doings } = subject;
  const { workdir, workdirBy } = stage;
  const copies = doings.operations.filter((operation) => operation.kind === 'copy');
  if (workdirBy === undefined) {
    // The image's own working directory, where this file puts the application.
    const inherited = workdir !== undefined && !isSystemDirectory(workdir.path) ? workdir : undefined;
    const filled = copies.find((copy) => inherited !== undefined && isInside(copy.path.path, inherited.path));
    if (inherited !== undefined && filled !== undefined) return [make(subject, inherited, filled)];
    for (const copy of copies.toReversed()) {
      const made = doings.operations.find(
        (operation) => operation.kind === 'mkdir' && isInside(copy.path.path, operation.path.path) && !isSystemDirectory(operation.path.path),
      );
      if (made !== undefined && !made.path.overridable) return [make(subject, made.path, made)];
    }
    return [];
  }
  if (workdir === undefined || isSystemDirectory(workdir.path)) return [];
  const operations = doings.operations.filter((operation) => operation.kind === 'workdir');
  const variable = workdir.overridable || workdirBy.rest.includes('$');
  if (variable) return [make(subject, workdir, { by: workdirBy, text: workdirBy.text }, '.')];
  const top = operations.find((operation) => isInside(workdir.path, operation.path.path) && !isSystemDirectory(operation.path.path) && !operation.path.overridable);
  return [make(subject, top?.path ?? workdir, top ?? { by: workdirBy, text: workdirBy.text })];
}

function stateDirectories(subject: Subject): readonly OwnedDirectory[] {
  const { operations } = subject.doings;
  return operations.flatMap((operation, index) => {
    if (operation.kind !== 'mkdir' || operation.path.overridable) return [];
    const { path } = operation.path;
    if (!isStatePlace(path) || isScratchSpace(path)) return [];
    const removed = operations.some((later, at) => at > index && later.kind === 'remove' && isInside(path, later.path.path));
    return removed ? [] : [make(subject, operation.path, operation)];
  });
}

function volumes(subject: Subject): readonly OwnedDirectory[] {
  return subject.doings.operations.flatMap((operation) =>
    operation.kind === 'volume' && canOwn(operation.path) ? [make(subject, operation.path, operation)] : [],
  );
}

export function canOwn(path: ImagePath): boolean {
  return !path.overridable && !isSystemDirectory(path.path) && !isScratchSpace(path.path);
}

/** Whether the identity owns a directory and what is in it once the stage is built as it stands. */
function isOwned(subject: Subject, identity: Identity, directory: string): boolean {
  let owned = identity.home !== undefined && isInside(directory, identity.home);
  for (const operation of subject.doings.operations) {
    const byUser = userAt(subject, operation) === identity.user;
    const { path } = operation.path;
    const touches = isInside(path, directory);
    switch (operation.kind) {
      case 'chown':
        if (operation.owner.split(':')[0] === identity.user && isInside(directory, path) && (operation.recursive || path === directory && !owned)) {
          owned = true;
        } else if (touches && operation.owner.split(':')[0] !== identity.user) {
          owned = false;
        }
        break;
      case 'mkdir':
      case 'workdir':
        if (path === directory) owned ||= byUser;
        else if (touches && !byUser) owned = false;
        break;
      case 'copy':
        if (touches && operation.chown?.split(':')[0] !== identity.user) owned = false;
        break;
      case 'run':
        if (touches && !byUser && !isHarmless(subject, operation)) owned = false;
        break;
      default:
    }
  }
  return owned;
}

function userAt(subject: Subject, operation: FileOperation): string | undefined {
  for (let stage = subject.stage; ; stage = stage.base.facts) {
    const moment = stage.before.get(operation.by);
    if (moment !== undefined) return moment.user.kind === 'user' ? moment.user.user : 'root';
    if (stage.base.kind !== 'stage') return undefined;
  }
}

function isHarmless(subject: Subject, operation: FileOperation): boolean {
  const commands = commandsBy(subject.doings).get(operation.by) ?? [];
  return commands.length > 0 && commands.every((command) => HARMLESS.has(command.program) && command.writes.length === 0);
}

const BY_INSTRUCTION = new WeakMap<Doings, ReadonlyMap<Instruction, readonly BuildCommand[]>>();

function commandsBy(doings: Doings): ReadonlyMap<Instruction, readonly BuildCommand[]> {
  const known = BY_INSTRUCTION.get(doings);
  if (known !== undefined) return known;
  const grouped = new Map<Instruction, BuildCommand[]>();
  for (const command of doings.commands) {
    const group = grouped.get(command.by);
    if (group === undefined) grouped.set(command.by, [command]);
    else group.push(command);
  }
  BY_INSTRUCTION.set(doings, grouped);
  return grouped;
}
