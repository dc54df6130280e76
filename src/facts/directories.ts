/** Directories that a distribution ships: no application owns them (Filesystem Hierarchy Standard 3.0 §3-§5). */
const SHIPPED = new Set([
  '/', '/bin', '/boot', '/dev', '/etc', '/home', '/lib', '/lib32', '/lib64', '/libx32', '/media', '/mnt', '/opt', '/proc',
  '/root', '/run', '/sbin', '/sys', '/tmp', '/usr', '/var',
  '/usr/bin', '/usr/games', '/usr/include', '/usr/lib', '/usr/lib32', '/usr/lib64', '/usr/libexec', '/usr/libx32',
  '/usr/local', '/usr/sbin', '/usr/share', '/usr/src',
  '/usr/local/bin', '/usr/local/etc', '/usr/local/games', '/usr/local/include', '/usr/local/lib', '/usr/local/lib64',
  '/usr/local/libexec', '/usr/local/man', '/usr/local/sbin', '/usr/local/share', '/usr/local/src',
  '/usr/share/doc', '/usr/share/man', '/usr/share/locale', '/usr/share/fonts',
  '/var/backups', '/var/cache', '/var/empty', '/var/lib', '/var/local', '/var/lock', '/var/log', '/var/mail', '/var/opt',
  '/var/run', '/var/spool', '/var/tmp',
]);

/** Everything below these belongs to the system or to root as well. */
const SHIPPED_TREES = ['/bin', '/boot', '/dev', '/etc', '/lib', '/lib32', '/lib64', '/libx32', '/proc', '/root', '/sbin', '/sys'];

/** Where programs keep what they write: by the same standard, §3.15 and §5. */
const STATE_PARENTS = ['/run', '/srv', '/var'];

/** `path` (absolute, normalised) is `directory` or lies below it. */
export function isInside(path: string, directory: string): boolean {
  return path.startsWith(directory) && (path.length === directory.length || directory === '/' || path[directory.length] === '/');
}

/** A directory that must never be given to a user: the system's, or one whose name no line of a Dockerfile can hold. */
export function isSystemDirectory(path: string): boolean {
  return /[\0\r\n]/.test(path) || SHIPPED.has(path) || SHIPPED_TREES.some((tree) => isInside(path, tree));
}

/** Root's home: mode 0700 on every common base, so nothing below it can be reached by another user. */
export function isRootHome(path: string): boolean {
  return isInside(path, '/root');
}

const SCRATCH: readonly string[] = ['/tmp', '/var/tmp', '/dev/shm'];

/** World-writable on every base that has it. */
export function isScratchSpace(path: string): boolean {
  return SCRATCH.some((directory) => isInside(path, directory));
}

/** Of these, the directory itself: what a stage makes in one is root's like anything else. */
export function isScratchRoot(path: string): boolean {
  return SCRATCH.includes(path);
}

/** `/data`, `/srv/app/uploads`: by its name, a directory for what a program writes. */
export function isNamedForData(path: string): boolean {
  return /\/(data|db|database|storage|state|logs?|cache|uploads?|media|spool)$/i.test(path);
}

/** A place for data that a program writes, as opposed to software and configuration that it reads. */
export function isStatePlace(path: string): boolean {
  if (isSystemDirectory(path)) return false;
  const parent = STATE_PARENTS.some((directory) => isInside(path, directory));
  // A top-level directory that no distribution ships was made for this image: /data, /logs, /config.
  const own = !['/usr', '/opt', '/home', '/tmp', '/mnt', '/media'].some((directory) => isInside(path, directory));
  return parent || own;
}
