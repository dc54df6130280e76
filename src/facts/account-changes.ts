import { isAccountName } from './account-name.ts';
import { USERMOD } from './account-options.ts';
import { readOptionWords } from './option-words.ts';
import type { OptionSpec } from './option-words.ts';

/** What a command does to an account or a group that exists. */
export type AccountChange =
  | { readonly kind: 'deleted'; readonly of: 'user' | 'group'; readonly name: string }
  | {
      readonly kind: 'altered';
      readonly of: 'user' | 'group';
      readonly name: string;
      /** What it goes by from then on. */
      readonly to: string;
      readonly id: string | undefined;
      readonly home: string | undefined;
    };

/** shadow's userdel(8) and groupdel(8). */
const SHADOW_DELETE: OptionSpec = { short: 'RPZ', long: new Set(['root', 'prefix']) };

/** Debian's deluser(8); BusyBox' deluser and delgroup take no options with values. */
const DELUSER: OptionSpec = { short: '', long: new Set(['backup-to', 'backup-suffix', 'conf', 'user', 'group']) };

/** shadow's groupmod(8). */
const GROUPMOD: OptionSpec = { short: 'gnpRPU', long: new Set(['gid', 'new-name', 'password', 'root', 'prefix', 'users']) };

/**
 * Reads one userdel, deluser, groupdel, delgroup, usermod or groupmod. Undefined for other programs, for `deluser USER GROUP`
 * (membership), for a system below another root, and where the name is not told by the file.
 */
export function readAccountChange(program: string, args: readonly (string | undefined)[]): AccountChange | undefined {
  switch (program) {
    case 'userdel':
    case 'groupdel':
      return deleted(program === 'userdel' ? 'user' : 'group', readOptionWords(args, SHADOW_DELETE));
    case 'deluser':
    case 'delgroup': {
      // `deluser --group NAME` and `delgroup --group NAME` are the same; the name stands alone in either.
      const isGroup = program === 'delgroup' || args.includes('--group');
      return deleted(isGroup ? 'group' : 'user', readOptionWords(args.filter((arg) => arg !== '--group' && arg !== '--user'), DELUSER));
    }
    case 'usermod':
      return altered('user', readOptionWords(args, USERMOD), ['login', 'l'], ['uid', 'u']);
    case 'groupmod':
      return altered('group', readOptionWords(args, GROUPMOD), ['new-name', 'n'], ['gid', 'g']);
    default:
      return undefined;
  }
}

type Words = ReturnType<typeof readOptionWords>;
/** The long and the short form of one option. */
type Names = readonly [long: string, short: string];

function deleted(of: 'user' | 'group', words: Words): AccountChange | undefined {
  const name = onlyName(words);
  return name === undefined ? undefined : { kind: 'deleted', of, name };
}

function altered(of: 'user' | 'group', words: Words, newName: Names, newId: Names): AccountChange | undefined {
  const name = onlyName(words);
  const to = option(words, newName) ?? name;
  if (name === undefined || to === undefined || !isAccountName(to)) return undefined;
  return { kind: 'altered', of, name, to, id: option(words, newId), home: of === 'user' ? option(words, ['home', 'd']) : undefined };
}

function onlyName({ options, positionals }: Words): string | undefined {
  const [name, ...others] = positionals;
  const elsewhere = ['root', 'R', 'prefix', 'P'].some((each) => options.has(each));
  return name === undefined || others.length > 0 || elsewhere || !isAccountName(name) ? undefined : name;
}

function option({ options }: Words, [long, short]: Names): string | undefined {
  return options.get(long) ?? options.get(short);
}
