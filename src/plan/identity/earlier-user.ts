import { isAccountName } from '../../facts/account-name.ts';
import { instructionEvidence } from '../../facts/evidence.ts';
import type { Identity, Subject } from '../types.ts';
import { builtinUser, isGone } from './image-accounts.ts';
import { accountOf, chownOperand } from './owner.ts';

/** The last USER of this chain that names an account other than root: the file forgot to go back to it. */
export function earlierUser(subject: Subject): Identity | undefined {
  const isThere = (user: string): boolean => !isGone(subject.doings, user) || accountOf(subject, user) !== undefined;
  const earlier = subject.doings.users.findLast(({ user, group, written }) => isAccountName(user) && isThere(user) && (group === undefined || isAccountName(group)) && isSameToShell(written));
  if (earlier === undefined) return undefined;
  // A variable is written again; but one of another stage is not in force here, and its value was.
  const operand = earlier.written.includes('$') && earlier.setBy?.stage === subject.stage.stage.index ? earlier.written.replaceAll('"', '') : earlier.text;
  const account = accountOf(subject, earlier.user);
  const [user = operand, group] = operand.includes('$') ? [operand] : operand.split(':');
  const written = earlier.group !== undefined && operand.includes('$') ? `"${operand}"` : chownOperand(user, group ?? account?.group);
  const text = `USER ${earlier.text} was in force before`;
  return {
    source: 'earlier-user',
    user: earlier.user,
    group: earlier.group ?? account?.group,
    operand,
    owner: written,
    create: undefined,
    uid: account?.uid,
    home: account === undefined ? homeInImage(subject, earlier.user) : account.hasHome ? account.home : undefined,
    evidence: earlier.setBy === undefined ? { text } : instructionEvidence(subject.file, earlier.setBy, text),
  };
}

/** Of an account that the base image brings. */
function homeInImage(subject: Subject, user: string): string | undefined {
  const builtin = builtinUser(subject);
  return builtin !== undefined && (builtin.name === user || builtin.uid?.toString() === user) ? builtin.home : undefined;
}

/** An operand with a variable is written into a RUN as well, and a shell takes backslashes and quotes in it otherwise than BuildKit. */
function isSameToShell(written: string): boolean {
  return !written.includes('$') || /^"?[\w.:${}?+-]+"?$/.test(written);
}
