import type { Identity, Subject } from '../types.ts';
import { builtinUser } from './image-accounts.ts';

/** The numbers that a new user gets: those of the policy that are free, and what is to be said of the others. */
export interface FreeIds {
  readonly uid: number | undefined;
  readonly gid: number | undefined;
  /** A group that has the wanted number already: the user goes into it. */
  readonly group: string | undefined;
  readonly remarks: readonly string[];
}

/** Ids that are taken fail the build: useradd and groupadd exit with 4, BusyBox' tools with 1. */
export function freeIds({ policy, ...subject }: Subject): FreeIds {
  const { uid, gid } = policy;
  const remarks: string[] = [];
  const user = uid === undefined ? undefined : uidHolder(subject, uid);
  if (user !== undefined) remarks.push(`--uid ${uid} is not used: ${user} has it`);
  const holder = gid === undefined ? undefined : gidHolder(subject, gid);
  const group = policy.group === undefined || policy.group === holder?.name ? holder?.name : undefined;
  if (holder !== undefined && group === undefined) remarks.push(`--gid ${gid} is not used: ${holder.name === undefined ? 'the image has a group with it' : `the group ${holder.name} has it`}`);
  return { uid: user === undefined ? uid : undefined, gid: holder === undefined ? gid : undefined, group, remarks };
}

type Known = Pick<Subject, 'stage' | 'doings'>;

function uidHolder({ stage, doings }: Known, uid: number): string | undefined {
  const builtin = builtinUser({ stage, doings });
  if (builtin?.uid === uid) return `the user ${builtin.name}`;
  const account = doings.accounts.find((each) => Number(each.uid) === uid);
  if (account !== undefined) return `the user ${account.name}`;
  return isSystemId(uid) ? 'an account of the system' : undefined;
}

function gidHolder({ stage, doings }: Known, gid: number): { readonly name: string | undefined } | undefined {
  const builtin = builtinUser({ stage, doings });
  // Official images give their user a group of its own name and number.
  if (builtin?.gid === gid) return { name: builtin.uid === gid ? builtin.name : undefined };
  const group = doings.groups.find((each) => Number(each.gid) === gid);
  if (group !== undefined) return { name: group.name };
  if (gid === 0) return { name: 'root' };
  // useradd takes the user's number for the group of its name, where that is free.
  const account = doings.accounts.find((each) => Number(each.uid) === gid);
  if (account !== undefined) return { name: account.group === account.name ? account.name : undefined };
  return isSystemId(gid) || gid === 100 ? { name: undefined } : undefined;
}

/** What distributions give out themselves: below 100 (Debian Policy 9.2.2; Alpine, RHEL alike), and `nobody` with its neighbours. */
function isSystemId(id: number): boolean {
  return id < 100 || (id >= 65_533 && id <= 65_535);
}

/** An identity that exists, with what the policy wants of a new user and does not get. */
export function withUnusedOptions({ policy, ...subject }: Subject, identity: Identity): Identity {
  if (identity.create !== undefined || identity.source === 'numeric') return identity;
  const { uid, gid, group } = policy;
  const builtin = builtinUser(subject);
  const own = builtin?.name === identity.user ? { uid: builtin.uid, gid: builtin.gid } : { uid: Number(identity.uid ?? identity.user), gid: undefined };
  const unused = [
    ...(uid === undefined || uid === own.uid ? [] : [`--uid ${uid}`]),
    ...(gid === undefined || gid === own.gid || String(gid) === identity.group ? [] : [`--gid ${gid}`]),
    ...(group === undefined || group === identity.group ? [] : [`--group ${group}`]),
  ];
  if (unused.length === 0) return identity;
  const list = [unused.slice(0, -1).join(', '), ...unused.slice(-1)].filter((part) => part !== '').join(' and ');
  const text = `${identity.evidence.text}; ${list} ${unused.length === 1 ? 'is' : 'are'} not used: the user ${identity.user} exists`;
  return { ...identity, evidence: { ...identity.evidence, text } };
}
