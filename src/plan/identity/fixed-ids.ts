import type { Identity, Subject } from '../types.ts';

/** 1000, 1001, 101 and 999 are taken on common images; BusyBox and shadow both take ids up to 60000. */
export const FIXED_ID = 10001;

/** A user that is to be created, with numbers that are known beforehand: the policy's, else 10001. Others stay as they are. */
export function withFixedIds(subject: Subject, identity: Identity): Identity {
  const { create } = identity;
  if (create === undefined || subject.doings.accounts.some(({ uid }) => uid === String(FIXED_ID))) return identity;
  const uid = create.uid ?? FIXED_ID;
  return { ...identity, create: { ...create, uid, gid: create.gid ?? uid } };
}
