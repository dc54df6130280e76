/** EACCES, EPERM and EROFS as programs print them: by name, or in the words of strerror(3). */
const DENIED = /\b(?:EACCES|EPERM|EROFS)\b|permission denied|operation not permitted|read-only file system|access (?:to the path .* )?is denied|AccessDenied|UnauthorizedAccess/i;

/** What differs from run to run: numbers, times, hexadecimal ids. */
const VOLATILE = /0x[0-9a-f]+|\b[0-9a-f]{8,}\b|\d+/gi;
/** Nobody reads more. */
const MOST_LINES = 20;
const MOST_CHARACTERS = 300;

/** Lines of a log that tell of an access which was denied, each kind once. */
export function deniedAccess(log: string): readonly string[] {
  const found = new Map<string, string>();
  for (const line of log.split('\n')) {
    if (DENIED.test(line) && !found.has(kindOf(line))) found.set(kindOf(line), line.trim().slice(0, MOST_CHARACTERS));
    if (found.size === MOST_LINES) break;
  }
  return [...found.values()];
}

/** Those that the image before did not print too. */
export function newlyDenied(before: readonly string[], after: readonly string[]): readonly string[] {
  const known = new Set(before.map(kindOf));
  return after.filter((line) => !known.has(kindOf(line)));
}

function kindOf(line: string): string {
  return line.replace(VOLATILE, '0').trim();
}
