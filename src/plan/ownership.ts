import type { Instruction } from '../dockerfile/types.ts';
import { isInside, isRootHome, isScratchSpace, isStatePlace, isSystemDirectory } from '../facts/directories.ts';
import { instructionEvidence } from '../facts/evidence.ts';
import type { FileOperation, ImagePath } from '../facts/types.ts';
import { resolvePath } from '../facts/paths.ts';
import { applicationDirectory } from './application-directory.ts';
import { ownershipAt } from './ownership-state.ts';
import { shellQuote } from './shell-quote.ts';
import type { Identity, OwnedDirectory, Subject } from './types.ts';

export interface Ownership {
  /** All that the identity will own, whether it does already or not. */
  readonly all: readonly OwnedDirectory[];
  /** Those that it does not own yet at the end of the stage. */
  readonly missing: readonly OwnedDirectory[];
  /** Volumes of this stage to be given above their VOLUME. */
  readonly early: readonly OwnedDirectory[];
}

/** More directories than any real stage gives away. */
export const MOST_OWNED = 100;

/** What becomes of the directories that an identity must own (`ownedCandidates`). */
export function ownership(subject: Subject, identity: Identity, candidates: readonly OwnedDirectory[]): Ownership {
  const all: OwnedDirectory[] = [];
  for (const directory of candidates) {
    const holder = all.find((other) => other.path === directory.path);
    // A volume keeps an entry of its own inside a directory: a builder may make its mount point root's.
    if (holder === undefined && (directory.volume !== undefined || !all.some((other) => isInside(directory.path, other.path)))) all.push(directory);
    else if (holder !== undefined && directory.volume !== undefined) all.splice(all.indexOf(holder), 1, { ...holder, volume: directory.volume });
  }
  const states = all.map((directory) => ({ directory, ...ownershipAt(subject, identity, directory) }));
  const early = states.filter(({ directory, ownedAtVolume }) => directory.volume !== undefined && !ownedAtVolume);
  const late = states.filter(({ directory, owned, filledAfterVolume }) => !owned && (directory.volume === undefined || filledAfterVolume));
  const missing = late.map(({ directory }) => directory);
  return {
    all,
    missing: missing.filter((directory) => !missing.some((other) => other !== directory && isInside(directory.path, other.path))),
    early: early.map(({ directory }) => directory),
  };
}

/**
 * The directories that a stage's identity must own: the application directory, state directories that the stage makes,
 * and its VOLUMEs; they may repeat or hold each other. More than `MOST_OWNED` are nobody's intention, and then not all are
 * listed. System directories are never among them; a hazard says so where that matters.
 */
export function ownedCandidates(subject: Subject): readonly OwnedDirectory[] {
  const application = applicationDirectory(subject);
  const first = application === undefined ? [] : [make(subject, application.path, application.by, application.asWorkdir ? '.' : undefined)];
  return [...first, ...stateDirectories(subject), ...volumes(subject), ...cacheDirectories(subject)];
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

function make(subject: Subject, path: ImagePath, operation: Pick<FileOperation, 'by' | 'text'>, written?: string, volume?: Instruction): OwnedDirectory {
  return {
    path: path.path,
    written: written ?? shellQuote(path.path),
    exists: written !== undefined || exists(subject, path.path),
    volume,
    why: instructionEvidence(subject.file, operation.by, operation.text),
  };
}

/** An instruction of the chain, or the image itself, is sure to make it. */
function exists(subject: Subject, path: string): boolean {
  const { image } = subject.stage.rootImage;
  const shipped = [...(image?.volumes ?? []), ...(image?.stateDirs ?? []), ...(image?.workdir === undefined ? [] : [image.workdir])];
  if (shipped.some((directory) => isInside(directory, path))) return true;
  return subject.doings.operations.some(({ kind, path: made }) => (kind === 'mkdir' || kind === 'workdir' || kind === 'copy') && isInside(made.path, path));
}

function stateDirectories(subject: Subject): readonly OwnedDirectory[] {
  const removed: string[] = [];
  const kept: FileOperation[] = [];
  for (const operation of subject.doings.operations.toReversed()) {
    const { path, overridable } = operation.path;
    if (operation.kind === 'remove') removed.push(path);
    if (operation.kind !== 'mkdir' || overridable || isSystemDirectory(path) || isScratchSpace(path)) continue;
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
  const own = operations.filter((operation) => operation.kind === 'volume' && canOwn(operation.path)).slice(0, MOST_OWNED + 1);
  return own.map((operation) => {
    // Only in this stage can something be put above the VOLUME, and only root can put it there.
    const above = subject.stage.before.get(operation.by)?.user.kind;
    return make(subject, operation.path, operation, undefined, above === undefined || above === 'user' ? undefined : operation.by);
  });
}

/** A directory that may be given to a user. Sockets are files that the host brings. */
export function canOwn(path: ImagePath): boolean {
  return !path.overridable && !isSystemDirectory(path.path) && !isScratchSpace(path.path) && !isRootHome(path.path) && !path.path.endsWith('.sock');
}
