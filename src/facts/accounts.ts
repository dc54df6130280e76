import type { Instruction } from '../dockerfile/types.ts';
import { ADDUSER, GROUPADD, USERADD } from './account-options.ts';
import { isAccountName } from './account-name.ts';
import { readOptionWords } from './option-words.ts';
import type { Account, Group } from './types.ts';

export type AccountCommand = { readonly kind: 'user'; readonly account: Account } | { readonly kind: 'group'; readonly group: Group };

/** `adduser` and `addgroup` are three different programs (Debian's script, BusyBox's applet, a link to useradd). */
export type AccountTool = 'shadow' | 'busybox' | 'debian';

/**
 * Reads one useradd, adduser, groupadd or addgroup. Returns undefined for other programs, for `adduser USER GROUP`
 * (membership, not creation), and where the name is none, or not told by the file.
 */
export function readAccountCommand(
  program: string,
  args: readonly (string | undefined)[],
  tool: AccountTool,
  by: Instruction,
  text: string,
): AccountCommand | undefined {
  if (program === 'groupadd' || program === 'addgroup') {
    const { options, positionals } = readOptionWords(args, GROUPADD);
    const name = positionals.at(-1);
    if (positionals.length !== 1 || name === undefined || !isAccountName(name)) return undefined;
    return { kind: 'group', group: { name, gid: options.get('gid') ?? options.get('g'), certain: true, by } };
  }
  if (program !== 'useradd' && program !== 'adduser') return undefined;
  const likeUseradd = program === 'useradd' || tool === 'shadow';
  const { options, positionals } = readOptionWords(args, likeUseradd ? USERADD : ADDUSER);
  const name = positionals.at(-1);
  if (positionals.length !== 1 || name === undefined || !isAccountName(name) || options.has('D') && program === 'useradd') return undefined;
  const account = likeUseradd ? fromUseradd(name, options) : fromAdduser(name, options, tool);
  const group = account.group !== undefined && isAccountName(account.group) ? account.group : undefined;
  return { kind: 'user', account: { ...account, group, written: name, certain: true, by, command: text } };
}

type Options = ReadonlyMap<string, string | undefined>;
type AccountFields = Omit<Account, 'by' | 'certain' | 'command' | 'written'>;

function fromUseradd(name: string, options: Options): AccountFields {
  const home = options.get('home-dir') ?? options.get('home') ?? options.get('d') ?? `/home/${name}`;
  return {
    name,
    uid: options.get('uid') ?? options.get('u'),
    // Without -g, USERGROUPS_ENAB makes a group of the user's name on every common distribution, unless -N.
    group: options.get('gid') ?? options.get('g') ?? (options.has('N') || options.has('no-user-group') ? undefined : name),
    home,
    hasHome: options.has('m') || options.has('create-home'),
  };
}

function fromAdduser(name: string, options: Options, tool: AccountTool): AccountFields {
  const system = options.has('S') || options.has('system');
  const noHome = options.has('H') || options.has('no-create-home');
  const named = options.get('ingroup') ?? options.get('G') ?? options.get('gid');
  // `adduser -S` on BusyBox and `--system` without `--group` on Debian put the user into a group of the system's choice.
  const own = system && !(tool === 'debian' && options.has('group')) ? undefined : name;
  return {
    name,
    uid: options.get('uid') ?? options.get('u'),
    group: named ?? own,
    home: options.get('home') ?? options.get('h') ?? (system && tool === 'debian' ? undefined : `/home/${name}`),
    hasHome: !noHome && !(system && tool === 'debian' && !options.has('home')),
  };
}
