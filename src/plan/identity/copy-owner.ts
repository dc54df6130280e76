import { isNumber } from '../../facts/is-number.ts';
import type { Identity, Subject } from '../types.ts';
import { builtinUser } from './image-accounts.ts';
import { accountOf } from './owner.ts';

/**
 * The value of `--chown` on a COPY or ADD that gives to an identity; undefined where none is sure to work. A group is
 * always named: builders disagree on what a user alone or `user:` means (moby/buildkit#3555).
 *
 * @param linked the COPY has `--link`, which builds its layer on nothing, where no name can be looked up
 */
export function copyOwner(subject: Subject, identity: Identity, linked: boolean): string | undefined {
  const numbers = numbersOf(subject, identity);
  if (linked) return numbers;
  const { user, group, owner } = identity;
  // A variable may not be in force at the COPY, or be another one.
  if (owner.includes('$')) return undefined;
  return group === undefined ? numbers : `${user}:${group}`;
}

/** `uid:gid`, where both are known. */
export function numbersOf(subject: Subject, identity: Identity): string | undefined {
  const { user, group, create } = identity;
  if (create !== undefined) return create.group && create.uid !== undefined && create.gid !== undefined ? `${create.uid}:${create.gid}` : undefined;
  // `--chown=1000` is 1000:1000 (Dockerfile reference, COPY --chown).
  if (isNumber(user)) return identity.operand.includes(':') ? numeric(identity.operand) : numeric(`${user}:${group ?? user}`);
  const account = accountOf(subject, user);
  if (account !== undefined) return numeric(`${account.uid ?? ''}:${gidOf(subject, account.group) ?? ''}`);
  const builtin = builtinUser(subject);
  return builtin?.name === user ? numeric(`${builtin.uid ?? ''}:${builtin.gid ?? ''}`) : undefined;
}

function gidOf(subject: Subject, group: string | undefined): string | undefined {
  return group === undefined || isNumber(group) ? group : subject.doings.groups.findLast(({ name }) => name === group)?.gid;
}

function numeric(text: string): string | undefined {
  return /^\d+:\d+$/.test(text) ? text : undefined;
}
