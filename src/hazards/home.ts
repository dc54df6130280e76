import type { EntryCommand } from '../facts/entry-reading.ts';
import type { Hazard, Identity, Subject } from '../plan/types.ts';
import { HOMELESS_PROGRAMS, HOME_PROGRAMS } from './programs.ts';
import type { Judged } from './types.ts';

/** Commands of the entry that keep caches or settings in the home directory and fail without one. */
export function homeUsers(subject: Subject): readonly EntryCommand[] {
  return subject.entry.commands.filter(({ program, command }) => HOME_PROGRAMS.has(program) || (program === 'dotnet' && ['run', 'watch'].includes(command.args[0]?.value ?? '')));
}

/**
 * Whether a user that is created gets a home directory: the entry has a program that fails without one, or one that the
 * image has or a RUN brings, about which nobody can say. The common runtimes do without, and programs that COPY brings are
 * taken to.
 */
export function wantsHome(subject: Subject): boolean {
  if (homeUsers(subject).length > 0) return true;
  return subject.entry.commands.some(({ program, origin }) => origin === 'base' && !HOMELESS_PROGRAMS.has(program) && !RUNTIME.test(program));
}

/** python3.12, ruby2.7, php8, lua5.4 and scripts of any kind. */
const RUNTIME = /^(python|ruby|php|lua|perl|node|java)[\d.]*$|\.(sh|py|rb|js|jar|pl|php)$/;

/** The entry needs a home directory and the identity, which is not created here, has none. */
export function noHome(judged: Judged): readonly Hazard[] {
  const { identity } = judged;
  if (identity.home !== undefined || identity.create !== undefined || setsHome(judged)) return [];
  const users = homeUsers(judged);
  if (users.length === 0) return [];
  return [{ code: 'no-home', level: 'unsafe', message: `the entry needs a home directory, and ${describe(identity)} has none`, evidence: users.map((entry) => entry.evidence) }];
}

function setsHome(judged: Judged): boolean {
  const home = judged.doings.env.findLast((env) => env.name === 'HOME')?.value;
  return home !== undefined && home !== '' && !home.startsWith('/root');
}

function describe(identity: Identity): string {
  return identity.source === 'numeric' ? 'a user without a name' : `the user ${identity.user}`;
}
