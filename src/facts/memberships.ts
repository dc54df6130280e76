import type { Instruction } from '../dockerfile/types.ts';
import { ADDUSER, GROUPADD, USERADD, USERMOD } from './account-options.ts';
import type { AccountTool } from './accounts.ts';
import { readOptionWords } from './option-words.ts';
import type { OptionSpec, OptionWords } from './option-words.ts';
import type { Membership } from './types.ts';

/** shadow's gpasswd(1). */
const GPASSWD: OptionSpec = { short: 'adAMQ', long: new Set(['add', 'delete', 'administrators', 'members', 'root']) };

/**
 * Reads which users a command puts into further groups: `useradd -G`, `usermod -aG`, `gpasswd -a`, `groupadd -U`,
 * `adduser USER GROUP`, `addgroup USER GROUP`. Nothing for other programs, and for names that the file does not tell.
 */
export function readMemberships(
  program: string,
  args: readonly (string | undefined)[],
  tool: AccountTool,
  by: Instruction,
  text: string,
): readonly Membership[] {
  return pairs(program, args, tool).flatMap(([user, group]) => (user && group ? [{ user, group, by, command: text }] : []));
}

type Pair = readonly [user: string | undefined, group: string | undefined];

function pairs(program: string, args: readonly (string | undefined)[], tool: AccountTool): readonly Pair[] {
  switch (program) {
    case 'useradd':
      return supplementary(readOptionWords(args, USERADD));
    case 'usermod': {
      const words = readOptionWords(args, USERMOD);
      // `-r` takes the user out of the groups of `-G` (shadow 4.13).
      return words.options.has('r') || words.options.has('remove') ? [] : supplementary(words);
    }
    case 'adduser':
    case 'addgroup': {
      if (program === 'adduser' && tool === 'shadow') return supplementary(readOptionWords(args, USERADD));
      const { positionals } = readOptionWords(args, program === 'adduser' ? ADDUSER : GROUPADD);
      // With one name both create; with two the first is a user and the second a group (busybox, adduser(8)).
      return positionals.length === 2 ? [[positionals[0], positionals[1]]] : [];
    }
    case 'gpasswd': {
      const { options, positionals } = readOptionWords(args, GPASSWD);
      const group = positionals.at(-1);
      const members = list(options.get('M') ?? options.get('members'));
      return [options.get('a') ?? options.get('add'), ...members].map((user) => [user, group]);
    }
    case 'groupadd': {
      const { options, positionals } = readOptionWords(args, GROUPADD);
      return list(options.get('U') ?? options.get('users')).map((user) => [user, positionals.at(-1)]);
    }
    default:
      return [];
  }
}

/** `-G docker,wheel app`. */
function supplementary({ options, positionals }: OptionWords): readonly Pair[] {
  if (positionals.length !== 1) return [];
  return list(options.get('G') ?? options.get('groups')).map((group) => [positionals[0], group]);
}

function list(value: string | undefined): readonly string[] {
  return value === undefined ? [] : value.split(',');
}
