import type { Instruction } from '../../dockerfile/types.ts';
import { hasSystemGroup } from '../../images/system-accounts.ts';
import type { Identity, Subject } from '../types.ts';
import { freeIds } from './free-ids.ts';
import { builtinUser, imageHasUser, isGone } from './image-accounts.ts';

/** As distroless' `nonroot` has it, so that files of both agree. */
const NUMERIC_ID = 65532;
const NAMES = ['app', 'appuser', 'application', 'unprivileged'];

/** A new system user, `app` unless that is taken. A group of its name that the chain has made is used. */
export function newUser(subject: Subject, name: string = freeName(subject)): Identity {
  const ids = freeIds(subject);
  const group = ids.group ?? subject.policy.group ?? name;
  return {
    source: 'new-user',
    user: name,
    group,
    operand: name,
    owner: `${name}:${group}`,
    create: { group: ids.group === undefined && !hasGroup(subject, group), uid: ids.uid, gid: ids.gid },
    home: undefined,
    evidence: { text: ['neither the image nor the file has a user for the application', ...ids.remarks].join('; ') },
  };
}

/** Numbers, where there is no shell or passwd to create a name with. */
export function numericUser(subject: Subject, wanted?: number): Identity {
  const { policy } = subject;
  const uid = policy.uid ?? wanted ?? NUMERIC_ID;
  const operand = `${uid}:${policy.gid ?? uid}`;
  const { image, reference } = subject.stage.rootImage;
  return {
    source: 'numeric',
    user: String(uid),
    group: undefined,
    operand,
    owner: operand,
    create: undefined,
    home: builtinUser(subject)?.home,
    evidence: { text: image?.userTool === undefined && image?.shell !== false ? `it is not known how ${reference} creates users` : `${reference} has no tool that creates users` },
  };
}

/** A RUN of the file has needed a user of this name, or made it: without it the build would fail. */
export function fileProvesUser({ doings }: Subject, name: string): boolean {
  const { accounts, operations, memberships } = doings;
  if (accounts.some((account) => account.name === name) || memberships.some(({ user }) => user === name)) return true;
  if (isGone(doings, name)) return false;
  return operations.some((operation) => operation.kind === 'chown' && operation.owner.split(':')[0] === name);
}

function hasGroup(subject: Subject, name: string): boolean {
  const { image } = subject.stage.rootImage;
  // With a user goes the group of its name.
  const left = !subject.doings.departures.some((departure) => departure.name === name && departure.certain);
  return left && (image?.builtinUser?.name === name || hasSystemGroup(image?.family, name)) || groupMakers(subject, name).length > 0;
}

/** The instructions that make a group, by its name or with a user that gets a group of its own; else the first that needs it. */
export function groupMakers({ doings }: Pick<Subject, 'doings'>, name: string): readonly Instruction[] {
  const makers = [...doings.groups.filter((group) => group.name === name), ...doings.accounts.filter((account) => account.group === name)];
  if (makers.length > 0) return makers.map(({ by }) => by);
  if (doings.departures.some((departure) => departure.name === name)) return [];
  const uses = [...doings.memberships.filter(({ group }) => group === name), ...doings.operations.filter((operation) => operation.kind === 'chown' && operation.owner.split(':')[1] === name)];
  return uses.map(({ by }) => by).toSorted((a, b) => a.span.start - b.span.start).slice(0, 1);
}

/** A name that nothing in the image or the file goes by. */
function freeName(subject: Subject): string {
  const { users, operations, groups, departures } = subject.doings;
  const mentioned = new Set([
    // One that is deleted is there up to that line.
    ...departures.map(({ name }) => name),
    ...groups.flatMap(({ name, certain }) => (certain ? [] : [name])),
    ...users.map(({ user }) => user),
    ...operations.flatMap((operation) => (operation.kind === 'copy' && operation.chown !== undefined ? [operation.chown.split(':')[0]] : [])),
  ]);
  return NAMES.find((name) => !imageHasUser(subject, name) && !fileProvesUser(subject, name) && !mentioned.has(name)) ?? 'unroot';
}
