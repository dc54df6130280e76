import { instructionEvidence } from '../../facts/evidence.ts';
import { isSuperuser } from '../../facts/superuser.ts';
import type { Account } from '../../facts/types.ts';
import type { Identity, Subject } from '../types.ts';
import { chownOperand } from './owner.ts';

/** The users, root aside, that the chain creates: one; or of several, the one that its chowns name; or several still. */
export function stageUsers(subject: Subject): readonly Account[] {
  const { accounts, operations } = subject.doings;
  const last = new Map(accounts.filter((account) => !isSuperuser(account)).map((account) => [account.name, account]));
  if (last.size < 2) return [...last.values()];
  const owners = new Set<string>();
  for (const operation of operations) {
    if (operation.kind === 'chown') owners.add(operation.owner.split(':')[0] ?? '');
    if (operation.kind === 'copy' && operation.chown !== undefined) owners.add(operation.chown.split(':')[0] ?? '');
  }
  const named = [...last.values()].filter(({ name }) => owners.has(name));
  return named.length === 1 ? named : [...last.values()];
}

/** The identity of a user that the chain creates. */
export function fromAccount(subject: Subject, account: Account, source: 'policy' | 'stage-user'): Identity {
  // A variable of another stage is not in force here; its default is what that stage created.
  const name = account.by.stage === subject.stage.stage.index ? account.written : account.name;
  return {
    source,
    user: account.name,
    group: account.group,
    operand: name,
    owner: chownOperand(name, name === account.name ? account.group : undefined),
    create: undefined,
    home: account.hasHome ? account.home : undefined,
    uid: account.uid,
    evidence: instructionEvidence(subject.file, account.by, account.command),
  };
}
