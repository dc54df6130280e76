import { instructionEvidence } from '../../facts/evidence.ts';
import { isNumber } from '../../facts/is-number.ts';
import type { BuildCommand } from '../../facts/types.ts';
import type { Evidence } from '../../rewrite/types.ts';
import type { Identity, Subject } from '../types.ts';

/** Why only the build knows whether an account is there: it is made, deleted or renamed under a condition. Empty: it is. */
export function doubts(subject: Subject, { user, create, source }: Identity): readonly Evidence[] {
  const { doings, file } = subject;
  if (create !== undefined || source === 'earlier-user' || isNumber(user)) return [];
  const left = doings.departures.filter((each) => each.of === 'user' && !each.certain && each.name === user);
  const made = doings.accounts.filter(({ name }) => name === user);
  const unsure = made.some(({ certain }) => certain) ? [] : made;
  // A command that fails without the account ends the build, so where that goes on it is there.
  if (left.length === 0 && doings.commands.some((command) => needsUser(command, user))) return [];
  return [...unsure, ...left].map(({ by, command }) => instructionEvidence(file, by, command));
}

/** Commands that fail where there is no user of a name (their manuals). */
const NEED_USER: ReadonlySet<string> = new Set(['chown', 'usermod', 'passwd', 'chage', 'crontab', 'gpasswd', 'su', 'runuser', 'gosu', 'su-exec', 'setpriv', 'sudo', 'install']);

function needsUser({ program, args, certain }: BuildCommand, user: string): boolean {
  return certain && NEED_USER.has(program) && args.some((arg) => arg === user || arg?.startsWith(`${user}:`) === true);
}
