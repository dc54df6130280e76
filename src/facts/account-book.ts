import type { ImageFacts } from '../images/types.ts';
import { hasSystemUser } from '../images/system-accounts.ts';
import type { Instruction } from '../dockerfile/types.ts';
import type { AccountChange } from './account-changes.ts';
import { imageGroup } from './image-group.ts';
import type { Account, Departure, Doings, Group } from './types.ts';

/** What a command does to accounts. */
export type AccountDoing =
  | { readonly kind: 'user'; readonly account: Account }
  | { readonly kind: 'group'; readonly group: Group }
  | { readonly kind: 'change'; readonly change: AccountChange; readonly written: string; readonly by: Instruction; readonly command: string };

/** `sure`: it happens in every build, as far as the text of its RUN tells. */
export type AccountEvent = AccountDoing & { readonly sure: boolean };

/** The lists of a stage that tell its accounts, while they grow. */
export interface AccountLists {
  accounts: Account[];
  groups: Group[];
  memberships: Doings['memberships'][number][];
  departures: Departure[];
}

/** What was there before the stage: by the stages below it, and by the image. */
export interface EarlierAccounts {
  readonly doings: Pick<Doings, 'accounts' | 'groups' | 'departures'> | undefined;
  readonly image: ImageFacts | undefined;
}

type Happened = Pick<Departure, 'by' | 'command' | 'certain'>;

/** Keeps the lists at what is there once an event has happened. */
export function enter(lists: AccountLists, event: AccountEvent, earlier: EarlierAccounts): void {
  const { sure } = event;
  if (event.kind === 'user') lists.accounts.push({ ...event.account, certain: sure || isThere(lists, earlier, event.account.name) });
  else if (event.kind === 'group') lists.groups.push({ ...event.group, certain: sure || lists.groups.some(({ name, certain }) => certain && name === event.group.name) });
  else {
    const { change, written, by, command } = event;
    if (change.kind === 'altered') alter(lists, change, written, { by, command, certain: sure }, earlier);
    else depart(lists, { of: change.of, name: change.name, to: undefined, by, command, certain: sure });
  }
}

function isThere(lists: AccountLists, { doings, image }: EarlierAccounts, user: string): boolean {
  const gone = [...(doings?.departures ?? []), ...lists.departures].some(({ of, name, certain }) => certain && of === 'user' && name === user);
  if ([...lists.accounts, ...(gone ? [] : (doings?.accounts ?? []))].some(({ name, certain }) => certain && name === user)) return true;
  return !gone && (image?.builtinUser?.name === user || hasSystemUser(image?.family, user));
}

function depart(lists: AccountLists, departure: Departure): void {
  Object.assign(lists, without(lists, departure));
  lists.departures.push(departure);
}

/** Gives a user or a group another name or number. */
function alter(lists: AccountLists, change: Extract<AccountChange, { kind: 'altered' }>, written: string, how: Happened, earlier: EarlierAccounts): void {
  const { of, name, to, id, home } = change;
  const departure: Departure = { of, name, to, ...how };
  if (of === 'group') {
    const group = lists.groups.findLast((each) => each.name === name) ?? earlier.doings?.groups.findLast((each) => each.name === name);
    if (name === to && group === undefined) return;
    if (name !== to) depart(lists, departure);
    lists.groups.push({ name: to, gid: id ?? group?.gid, by: how.by, certain: how.certain });
    return;
  }
  const account = lists.accounts.findLast((each) => each.name === name) ?? earlier.doings?.accounts.findLast((each) => each.name === name);
  // An account of the image that keeps its name stays the image's.
  if (name === to && account === undefined) return;
  const start = account ?? imageAccount(lists, earlier, name, how);
  if (name !== to) depart(lists, departure);
  const { by, command } = how;
  const kept = name === to ? { certain: start.certain } : { certain: start.certain && how.certain, written, by, command };
  lists.accounts.push({ ...start, ...kept, name: to, uid: id ?? start.uid, home: home ?? start.home, hasHome: start.hasHome || home !== undefined });
}

/** An account that the image brings, as far as the table tells it. */
function imageAccount(lists: AccountLists, { doings, image }: EarlierAccounts, name: string, { by, command }: Happened): Account {
  const builtin = image?.builtinUser?.name === name ? image.builtinUser : undefined;
  const group = builtin === undefined ? undefined : imageGroup(image, [...(doings?.departures ?? []), ...lists.departures]);
  return { name, written: name, uid: builtin?.uid?.toString(), group, home: builtin?.home, hasHome: builtin?.home !== undefined, certain: true, by, command };
}

/**
 * What a departure leaves of the accounts and groups that were there. With a user goes the group of its name, if nobody else has
 * it as the primary one (userdel(8), USERGROUPS_ENAB; BusyBox' deluser alike).
 */
export function without<Lists extends Pick<Doings, 'accounts' | 'groups' | 'memberships'>>({ accounts, groups, memberships }: Lists, departure: Departure): Pick<AccountLists, 'accounts' | 'groups' | 'memberships'> {
  const { of, name, to, certain } = departure;
  const isIt = (each: { readonly name: string }): boolean => each.name === name;
  const less = <Item extends { readonly name: string; readonly certain: boolean }>(items: readonly Item[]): Item[] =>
    certain ? items.filter((each) => !isIt(each)) : items.map((each) => (isIt(each) ? { ...each, certain: false } : each));
  if (of === 'user') {
    const left = less(accounts);
    const takesGroup = to === undefined && !left.some(({ group, name: user }) => group === name && user !== name);
    return { accounts: left, groups: takesGroup ? less(groups) : [...groups], memberships: certain ? memberships.filter(({ user }) => user !== name) : [...memberships] };
  }
  // A renamed group stays the one of its users; one that is deleted is nobody's primary group.
  const renamed = accounts.map((account) => (account.group === name ? { ...account, group: certain ? to : undefined } : account));
  return { accounts: renamed, groups: less(groups), memberships: [...memberships] };
}
