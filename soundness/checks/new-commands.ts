import { resolveCommands } from '../../src/shell/commands.ts';
import type { ResolvedCommand } from '../../src/shell/commands.ts';
import type { Pair } from '../pair.ts';
import type { Fault } from '../types.ts';

/** All that a rewrite ever has a shell do: create accounts, with the package that brings the tools, and give directories away. */
const PROGRAMS: ReadonlySet<string> = new Set([
  'addgroup', 'adduser', 'groupadd', 'useradd', 'chown', 'mkdir', 'echo', 'apk', 'apt-get', 'dnf', 'microdnf', 'tdnf', 'yum', 'zypper', 'rm',
]);

/** `user:group` in any of its forms; a variable is one word in quotes. */
const OWNER = /^(?:[\w.-]+(?::[\w.-]*)?|"[\w.$:{}?+-]+")$/;

/**
 * New RUNs hold no command that a name or a path of the file has smuggled in, and every chown has one owner and whole paths.
 * New USERs name an account, or the variable that does.
 */
export function checkNewCommands({ added }: Pair): Fault | undefined {
  const strange = (detail: string): Fault => ({ kind: 'strange-command', detail });
  for (const { keyword, rest, first } of added) {
    if (keyword === 'USER' && !/^[\w.:${}?"+-]+$/.test(rest)) return strange(`USER ${rest} on line ${first} names no account`);
    if (keyword !== 'RUN') continue;
    const { ok, commands } = resolveCommands(rest);
    if (!ok) continue;
    for (const command of commands) {
      const wrong = wrongIn(command);
      if (wrong !== undefined) return strange(`the new RUN of line ${first} ${wrong}: ${rest}`);
    }
  }
  return undefined;
}

function wrongIn({ program, args, command, wrappers }: ResolvedCommand): string | undefined {
  if (program === undefined || !PROGRAMS.has(program) || wrappers.length > 0) return `runs ${program ?? 'something'}`;
  const targets = command?.redirects.map(({ target }) => target?.value) ?? [];
  if (targets.some((target) => target !== '/etc/passwd' && target !== '/etc/group')) return 'writes a file';
  if (program !== 'chown' && program !== 'mkdir') return undefined;
  const [owner, ...paths] = args.filter(({ text }) => text !== '-R' && text !== '-p');
  const all = program === 'mkdir' && owner !== undefined ? [owner, ...paths] : paths;
  if (program === 'chown' && (owner === undefined || !OWNER.test(owner.text))) return `gives to ${owner?.text ?? 'nobody'}`;
  const path = all.find(({ value, text }) => value === undefined || !(value.startsWith('/') || text === '.'));
  return path === undefined && all.length > 0 ? undefined : `names ${path?.text ?? 'no directory'}`;
}
