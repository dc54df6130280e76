import { placeOf } from '../dockerfile/lines.ts';
import { isInside } from '../facts/directories.ts';
import { instructionEvidence } from '../facts/evidence.ts';
import type { Account } from '../facts/types.ts';
import type { Subject } from '../plan/types.ts';
import type { Note } from '../rewrite/types.ts';
import { mentionsIn } from './mentions.ts';
import type { Mentions } from './mentions.ts';
import type { RemarkCheck } from './types.ts';

/**
 * Accounts that the file creates and then neither runs as, gives anything to nor names in a command. Silent where
 * something cannot be read, because that may use them.
 */
export const unusedAccount: RemarkCheck = (subject): readonly Note[] => {
  const { file, facts, stage, doings, entry } = subject;
  if (doings.accounts.length === 0 || entry.unseen.length > 0 || entry.broken.length > 0) return [];
  if (facts.stages.some(({ own }) => own.opaque.length > 0 || own.onbuild.length > 0)) return [];
  const used = mentionsIn(subject);
  const last = new Map(doings.accounts.map((account) => [account.name, account]));
  return [...last.values()]
    .filter((account) => !used.names.has(account.name) && !isNumberOf(account, used) && !isHomeUsed(account, stage))
    .map((account) => ({
      code: 'unused-account',
      place: placeOf(file, account.by.span.start),
      message: `nothing in the file uses the account ${account.name}`,
      evidence: [instructionEvidence(file, account.by, account.command)],
    }));
};

/** Where useradd and adduser stop counting up (UID_MAX of login.defs). */
const LAST_ID = 60_000;

/** Its number is named, or one that the tool may have chosen. */
function isNumberOf({ uid }: Account, { numbers }: Mentions): boolean {
  return uid === undefined ? [...numbers].some((number) => Number(number) <= LAST_ID) : numbers.has(uid);
}

/** Something is put into its home directory. */
function isHomeUsed({ home }: Account, { own, workdir }: Pick<Subject['stage'], 'own' | 'workdir'>): boolean {
  if (home === undefined) return false;
  return (workdir !== undefined && isInside(workdir.path, home)) || own.operations.some(({ kind, path }) => kind !== 'run' && isInside(path.path, home));
}
