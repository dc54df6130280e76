import { posix } from 'node:path';
import { isInside, isStatePlace } from '../facts/directories.ts';
import { resolvePath } from '../facts/paths.ts';
import { canOwn, make, MOST_OWNED } from './owned-directory.ts';
import type { OwnedDirectory, Subject } from './types.ts';

/** Variables by which toolchains and libraries are told where to keep what they download or compile. */
const CACHE_VARIABLES = new Set([
  'GOCACHE', 'GOMODCACHE', 'npm_config_cache', 'NPM_CONFIG_CACHE', 'YARN_CACHE_FOLDER', 'PIP_CACHE_DIR', 'XDG_CACHE_HOME', 'XDG_CONFIG_HOME', 'XDG_DATA_HOME', 'XDG_STATE_HOME',
  'HF_HOME', 'HF_HUB_CACHE', 'TRANSFORMERS_CACHE', 'TORCH_HOME', 'MPLCONFIGDIR', 'NUMBA_CACHE_DIR', 'GRADLE_USER_HOME', 'DENO_DIR', 'NUGET_PACKAGES', 'DOTNET_CLI_HOME', 'COMPOSER_HOME', 'CARGO_TARGET_DIR',
]);

/** Caches that ENV puts somewhere else than into the home directory, and a home that the stage makes for the program. */
export function cacheDirectories(subject: Subject): readonly OwnedDirectory[] {
  const made = madeDirectories(subject);
  const isKept = (name: string, value: string): boolean => CACHE_VARIABLES.has(name) || (name === 'HOME' && made.has(resolvePath(value)));
  const last = new Map(subject.doings.env.filter(({ name, value }) => value.startsWith('/') && isKept(name, value)).map((env) => [env.name, env]));
  return [...last.values()].flatMap(({ value, by }) => {
    const path = { path: resolvePath(value), overridable: false };
    return canOwn(path) ? [make(subject, path, { by, text: by.text })] : [];
  });
}

function madeDirectories({ doings }: Subject): ReadonlySet<string> {
  return new Set(doings.operations.flatMap((operation) => (operation.kind === 'mkdir' ? [operation.path.path] : [])));
}

/** `DATA_DIR`, `LOG_PATH`, `UPLOADS`: variables that tell a program where to write. */
const DATA_VARIABLE = /(^|_)(DATA|STATE|CACHE|LOGS?|UPLOADS?|STORAGE|SPOOL|DB|DATABASE)(_?(DIR|DIRECTORY|PATH|ROOT|FOLDER|HOME|LOCATION))?$/i;
/** A variable that names a directory of any kind. */
const DIRECTORY_VARIABLE = /_?(HOME|DIR|DIRECTORY|PATH|ROOT|FOLDER)$/i;

/** Places for data that ENV tells the program: by the variable's name, or because COPY fills what a `…_HOME` names. */
export function dataDirectories(subject: Subject): readonly OwnedDirectory[] {
  const last = new Map(subject.doings.env.filter(({ name, value }) => DIRECTORY_VARIABLE.test(name) || DATA_VARIABLE.test(name) ? value.startsWith('/') && !value.includes(':') : false).map((env) => [env.name, env]));
  const made = madeDirectories(subject);
  const filled = new Set(subject.doings.operations.flatMap((operation) => (operation.kind === 'copy' && operation.directory ? [operation.path.path] : [])));
  const removed = subject.doings.operations.flatMap((operation) => (operation.kind === 'remove' ? [operation.path.path] : []));
  return [...last.values()].slice(0, MOST_OWNED + 1).flatMap(({ name, value, by }) => {
    const told = resolvePath(value);
    // `LOG_PATH=/var/log/app/app.log`: the file's folder.
    const path = posix.extname(told) === '' ? told : posix.dirname(told);
    // Software lies below /opt and /usr: data only where the stage makes a place for it by that name.
    if (!canOwn({ path, overridable: false }) || !(isStatePlace(path) || (DATA_VARIABLE.test(name) && made.has(path)))) return [];
    const gone = removed.some((other) => isInside(path, other));
    if (!DATA_VARIABLE.test(name) && (gone || !filled.has(path))) return [];
    const directory = make(subject, { path, overridable: false }, { by, text: by.text });
    return [gone ? { ...directory, exists: false } : directory];
  });
}
