import { isInside, isNamedForData, isScratchSpace, isStatePlace, isSystemDirectory } from '../facts/directories.ts';
import type { FileOperation, ImagePath } from '../facts/types.ts';
import { applicationDirectory } from './application-directory.ts';
import type { ApplicationDirectory } from './application-directory.ts';
import { ancestors } from './copy-state.ts';
import { cacheDirectories, dataDirectories } from './directories-of-env.ts';
import { isBareMkdir } from './mkdir.ts';
import { canOwn, canOwnVolume, exists, make, MOST_OWNED } from './owned-directory.ts';
import { shellQuote } from './shell-quote.ts';
import type { OwnedDirectory, Subject } from './types.ts';

/**
 * The directories that a stage's identity must own: the application directory, state directories that the stage makes,
 * and its VOLUMEs; they may repeat or hold each other. More than `MOST_OWNED` are nobody's intention, and then not all are
 * listed. System directories are never among them; a hazard says so where that matters.
 */
export function ownedCandidates(subject: Subject): readonly OwnedDirectory[] {
  const application = applicationDirectory(subject);
  const first = application === undefined ? [] : [ofApplication(subject, application)];
  const all = [...first, ...stateDirectories(subject, application?.path.path), ...volumes(subject), ...mounted(subject), ...cacheDirectories(subject), ...dataDirectories(subject)];
  return all.filter(({ link }) => link?.target === undefined || canOwn({ path: link.target, overridable: false }));
}

function ofApplication(subject: Subject, { path, by, asWorkdir }: ApplicationDirectory): OwnedDirectory {
  if (asWorkdir) return make(subject, path, by, '.');
  const directory = belowVolume(subject, make(subject, path, by));
  // A shell stands in what the link leads to, wherever that is.
  return directory.link !== undefined && directory.volume === undefined && subject.stage.workdir?.path === path.path ? { ...directory, written: '.', exists: true } : directory;
}

function stateDirectories(subject: Subject, application: string | undefined): readonly OwnedDirectory[] {
  const { operations } = subject.doings;
  const linked = linkedDirectories(operations);
  const removed: string[] = [];
  // By path, the last first; the operation that comes first speaks for it.
  const kept = new Map<string, Pick<FileOperation, 'path' | 'by' | 'text'>>();
  for (const operation of operations.toReversed()) {
    if (operation.kind === 'remove') removed.push(operation.path.path);
    const directory = madeForState(operation, application);
    if (directory === undefined || directory.overridable || isSystemDirectory(directory.path) || isScratchSpace(directory.path)) continue;
    const { path } = directory;
    if (!isStatePlace(path) && !isNamedByEntry(subject, path) && !(operation.kind === 'mkdir' && linked.has(path))) continue;
    if (removed.some((gone) => isInside(path, gone))) continue;
    kept.delete(path);
    kept.set(path, { ...operation, path: directory });
    if (kept.size > MOST_OWNED) break;
  }
  return [...kept.values()].toReversed().map((operation) => make(subject, operation.path, operation));
}

/** The directory that an operation makes, if it is one to write to: any by mkdir; of WORKDIR and COPY those with a name for data. */
function madeForState({ kind, path }: FileOperation, application: string | undefined): ImagePath | undefined {
  // Braces that the shell left as they are: made by mistake, and nothing writes there.
  if (kind === 'mkdir') return path.path.includes('{') ? undefined : path;
  if (kind === 'workdir') return isNamedForData(path.path) ? path : undefined;
  // What lies in the application is its own already, wherever that is: `/data/blog`.
  if (kind !== 'copy' || (application !== undefined && isInside(path.path, application))) return undefined;
  // What is copied to `/data/seed` or `/data/app.db` tells of `/data`. Other places are for what is read: `/scripts`, `/docs`.
  const named = ancestors(path.path).find((each) => isNamedForData(each) && isStatePlace(each));
  return named === undefined ? undefined : { ...path, path: named };
}

/** Directories that a link in a place for data leads to: `ln -s /mnt/uploads /srv/app/uploads`. */
function linkedDirectories(operations: readonly FileOperation[]): ReadonlySet<string> {
  return new Set(operations.flatMap((operation) => (operation.kind === 'link' && operation.target !== undefined && isStatePlace(operation.path.path) && !isInside(operation.target.path, '/usr') ? [operation.target.path] : [])));
}

/** `--data-dir=/opt/app/data`: what the entry is told of, it writes. */
function isNamedByEntry(subject: Subject, path: string): boolean {
  return subject.entry.commands.some(({ command }) => command.args.some((word) => word.value !== undefined && (word.value === path || word.value.endsWith(`=${path}`) || word.value.endsWith(`=${path}/`))));
}

function volumes(subject: Subject): readonly OwnedDirectory[] {
  const own = subject.doings.operations.filter((operation) => operation.kind === 'volume' && canOwnVolume(operation.path)).slice(0, MOST_OWNED + 1);
  return own.map((operation) => aboveVolume(subject, make(subject, operation.path, operation), operation));
}

/** A WORKDIR that comes behind the VOLUME that holds it: a RUN at the end cannot give it away with every builder either. */
function belowVolume(subject: Subject, directory: OwnedDirectory): OwnedDirectory {
  const { operations } = subject.doings;
  const at = operations.findIndex((operation) => operation.kind === 'volume' && operation.path.path !== directory.path && isInside(directory.path, operation.path.path) && canOwnVolume(operation.path));
  const volume = operations[at];
  return volume === undefined || exists(subject, directory.path, operations.slice(0, at)) ? directory : aboveVolume(subject, directory, volume);
}

/** The directory is made and given above a VOLUME, where something can be put there. */
function aboveVolume(subject: Subject, directory: OwnedDirectory, volume: FileOperation): OwnedDirectory {
  const { operations } = subject.doings;
  // Only in this stage can something be put above the VOLUME, and only root can put it there.
  const above = subject.stage.before.get(volume.by)?.user.kind;
  if (above === undefined || above === 'user') return directory;
  const at = operations.indexOf(volume);
  // What a later mkdir wants to make itself must not be there.
  if (operations.slice(at).some((later) => isBareMkdir(later, directory.path))) return directory;
  const given = directory.link === undefined ? directory.path : directory.link.target;
  // Where nobody can say what a link leads to, it has to be there first.
  return given === undefined ? directory : { ...directory, volume: volume.by, exists: exists(subject, given, operations.slice(0, at)) };
}

/**
 * Where neighbouring files mount a volume: the engine fills a new one from what the image has there, its owner included
 * (Docker docs, "Volumes", "Populate a volume using a container"); what the image lacks becomes root's.
 */
function mounted(subject: Subject): readonly OwnedDirectory[] {
  const mounts = subject.uses.flatMap((use) => use.mounts).filter(({ kind, readOnly, path }) => kind === 'volume' && !readOnly && canOwn({ path, overridable: false }));
  return [...new Map(mounts.map((mount) => [mount.path, mount])).values()].slice(0, MOST_OWNED + 1).map(({ path, evidence }) => ({
    path,
    written: shellQuote(path),
    exists: exists(subject, path, subject.doings.operations),
    volume: undefined,
    why: evidence,
  }));
}
