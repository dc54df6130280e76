import { posix } from 'node:path';
import { isInside, isRootHome, isScratchRoot, isScratchSpace, isStatePlace, isSystemDirectory } from '../facts/directories.ts';
import { instructionEvidence } from '../facts/evidence.ts';
import type { FileOperation, ImagePath } from '../facts/types.ts';
import { resolvePath } from '../facts/paths.ts';
import { applicationDirectory } from './application-directory.ts';
import { isBareMkdir, isConditional } from './mkdir.ts';
import { shellQuote } from './shell-quote.ts';
import type { OwnedDirectory, Subject } from './types.ts';

/** More directories than any real stage gives away. */
export const MOST_OWNED = 100;

/**
 * The directories that a stage's identity must own: the application directory, state directories that the stage makes,
 * and its VOLUMEs; they may repeat or hold each other. More than `MOST_OWNED` are nobody's intention, and then not all are
 * listed. System directories are never among them; a hazard says so where that matters.
 */
export function ownedCandidates(subject: Subject): readonly OwnedDirectory[] {
  const application = applicationDirectory(subject);
  const first = application === undefined ? [] : [make(subject, application.path, application.by, application.asWorkdir ? '.' : undefined)];
  return [...first, ...stateDirectories(subject), ...volumes(subject), ...mounted(subject), ...cacheDirectories(subject), ...dataDirectories(subject)];
}

/** Variables by which toolchains and libraries are told where to keep what they download or compile. */
const CACHE_VARIABLES = new Set([
  'GOCACHE', 'GOMODCACHE', 'npm_config_cache', 'NPM_CONFIG_CACHE', 'YARN_CACHE_FOLDER', 'PIP_CACHE_DIR', 'XDG_CACHE_HOME', 'XDG_CONFIG_HOME', 'XDG_DATA_HOME', 'XDG_STATE_HOME',
  'HF_HOME', 'HF_HUB_CACHE', 'TRANSFORMERS_CACHE', 'TORCH_HOME', 'MPLCONFIGDIR', 'NUMBA_CACHE_DIR', 'GRADLE_USER_HOME', 'DENO_DIR', 'NUGET_PACKAGES', 'DOTNET_CLI_HOME', 'COMPOSER_HOME', 'CARGO_TARGET_DIR',
]);

/** Caches that ENV puts somewhere else than into the home directory. */
function cacheDirectories(subject: Subject): readonly OwnedDirectory[] {
  const last = new Map(subject.doings.env.filter(({ name, value }) => CACHE_VARIABLES.has(name) && value.startsWith('/')).map((env) => [env.name, env]));
  return [...last.values()].flatMap(({ value, by }) => {
    const path = { path: resolvePath(value), overridable: false };
    return canOwn(path) ? [make(subject, path, { by, text: by.text })] : [];
  });
}

/** `/data`, `/srv/app/uploads`: by its name, a directory for what a program writes. */
const DATA_NAME = /\/(data|db|database|storage|state|logs?|cache|uploads?|media|spool)$/i;

/** `DATA_DIR`, `LOG_PATH`, `UPLOADS`: variables that tell a program where to write. */
const DATA_VARIABLE = /(^|_)(DATA|STATE|CACHE|LOGS?|UPLOADS?|STORAGE|SPOOL|DB|DATABASE)(_?(DIR|DIRECTORY|PATH|ROOT|FOLDER|HOME|LOCATION))?$/i;
/** A variable that names a directory of any kind. */
const DIRECTORY_VARIABLE = /_?(HOME|DIR|DIRECTORY|PATH|ROOT|FOLDER)$/i;

/** Places for data that ENV tells the program: by the variable's name, or because COPY fills what a `…_HOME` names. */
function dataDirectories(subject: Subject): readonly OwnedDirectory[] {
  const last = new Map(subject.doings.env.filter(({ name, value }) => DIRECTORY_VARIABLE.test(name) || DATA_VARIABLE.test(name) ? value.startsWith('/') && !value.includes(':') : false).map((env) => [env.name, env]));
  const filled = new Set(subject.doings.operations.flatMap((operation) => (operation.kind === 'copy' && operation.directory ? [operation.path.path] : [])));
  const removed = subject.doings.operations.flatMap((operation) => (operation.kind === 'remove' ? [operation.path.path] : []));
  return [...last.values()].slice(0, MOST_OWNED + 1).flatMap(({ name, value, by }) => {
    const told = resolvePath(value);
    // `LOG_PATH=/var/log/app/app.log`: the file's folder.
    const path = posix.extname(told) === '' ? told : posix.dirname(told);
    if (!canOwn({ path, overridable: false }) || !isStatePlace(path)) return [];
    const gone = removed.some((other) => isInside(path, other));
    if (!DATA_VARIABLE.test(name) && (gone || !filled.has(path))) return [];
    const directory = make(subject, { path, overridable: false }, { by, text: by.text });
    return [gone ? { ...directory, exists: false } : directory];
  });
}

/** A directory to be given, by the operation that speaks for it. */
export function make(subject: Subject, path: ImagePath, operation: Pick<FileOperation, 'by' | 'text'>, written?: string): OwnedDirectory {
  return {
    path: path.path,
    written: written ?? shellQuote(path.path),
    exists: written !== undefined || exists(subject, path.path, subject.doings.operations),
    volume: undefined,
    why: instructionEvidence(subject.file, operation.by, operation.text),
  };
}

/** An instruction of the chain, or the image itself, is sure to make it. */
function exists(subject: Subject, path: string, operations: readonly FileOperation[]): boolean {
  const { image } = subject.stage.rootImage;
  const shipped = [...(image?.volumes ?? []), ...(image?.stateDirs ?? []), ...(image?.workdir === undefined ? [] : [image.workdir])];
  if (shipped.some((directory) => isInside(directory, path))) return true;
  return operations.some(({ kind, path: made, by }) => (kind === 'workdir' || kind === 'copy' || (kind === 'mkdir' && !isConditional(by))) && isInside(made.path, path));
}

function stateDirectories(subject: Subject): readonly OwnedDirectory[] {
  const removed: string[] = [];
  const kept: FileOperation[] = [];
  for (const operation of subject.doings.operations.toReversed()) {
    const { path, overridable } = operation.path;
    if (operation.kind === 'remove') removed.push(path);
    if (!(operation.kind === 'mkdir' || (operation.kind === 'workdir' && DATA_NAME.test(path))) || overridable || isSystemDirectory(path) || isScratchSpace(path)) continue;
    if (!isStatePlace(path) && !isNamedByEntry(subject, path)) continue;
    if (!removed.some((gone) => isInside(path, gone))) kept.push(operation);
    if (kept.length > MOST_OWNED) break;
  }
  return kept.toReversed().map((operation) => make(subject, operation.path, operation));
}

/** `--data-dir=/opt/app/data`: what the entry is told of, it writes. */
function isNamedByEntry(subject: Subject, path: string): boolean {
  return subject.entry.commands.some(({ command }) => command.args.some((word) => word.value !== undefined && (word.value === path || word.value.endsWith(`=${path}`) || word.value.endsWith(`=${path}/`))));
}

function volumes(subject: Subject): readonly OwnedDirectory[] {
  const { operations } = subject.doings;
  const own = operations.filter((operation) => operation.kind === 'volume' && canOwnVolume(operation.path)).slice(0, MOST_OWNED + 1);
  return own.map((operation) => {
    const directory = make(subject, operation.path, operation);
    // Only in this stage can something be put above the VOLUME, and only root can put it there.
    const above = subject.stage.before.get(operation.by)?.user.kind;
    if (above === undefined || above === 'user') return directory;
    const at = operations.indexOf(operation);
    // What a later mkdir wants to make itself must not be there.
    if (operations.slice(at).some((later) => isBareMkdir(later, operation.path.path))) return directory;
    return { ...directory, volume: operation.by, exists: exists(subject, operation.path.path, operations.slice(0, at)) };
  });
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

/** The engine makes a volume's directory as root, also where everybody may make their own. */
export function canOwnVolume(path: ImagePath): boolean {
  return canOwn(path) || (!path.overridable && isScratchSpace(path.path) && !isScratchRoot(path.path));
}

/** A directory that may be given to a user. Sockets are files that the host brings. */
export function canOwn(path: ImagePath): boolean {
  return !path.overridable && !isSystemDirectory(path.path) && !isScratchSpace(path.path) && !isRootHome(path.path) && !path.path.endsWith('.sock');
}
