import { isNumber } from '../../facts/is-number.ts';
import type { Account } from '../../facts/types.ts';
import type { Subject } from '../types.ts';

/** The operand of chown: `user:` leaves the group to the tool, which takes the user's own; a number needs no passwd entry. */
export function chownOperand(user: string, group: string | undefined): string {
  if (group === undefined && isNumber(user)) return user;
  const operand = `${user}:${group ?? ''}`;
  // A RUN sees the same variables; quoted, so that an empty one fails loudly instead of changing the command.
  return operand.includes('$') ? `"${operand}"` : operand;
}

/** The account of a name that the chain creates, the last one if it does so twice. */
export function accountOf(subject: Subject, name: string): Account | undefined {
  return subject.doings.accounts.findLast((account) => account.name === name);
}
