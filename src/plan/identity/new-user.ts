import { hasSystemGroup, hasSystemUser } from '../../images/system-accounts.ts';
import type { Identity, Subject } from '../types.ts';

/** As distroless' `nonroot` has it, so that files of both agree. */
const NUMERIC_ID = 65532;
const NAMES = ['app', 'appuser', 'application', 'unprivileged'];

/** A new system user, `app` unless that is taken. A group of its name that the chain has made is used. */
export function newUser(subject: Subject, name: string = freeName(subject)): Identity {
  const { policy } = subject;
  const group = policy.group ?? name;
  return {
    source: 'new-user',
    user: name,
    group,
    operand: name,
    owner: `${name}:${group}`,
    create: { group: !hasGroup(subject, group), uid: policy.uid, gid: policy.gid },
    home: undefined,
    evidence: { text: 'neither the image nor the file has a user for the application' },
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
    home: image?.builtinUser?.home,
    evidence: { text: image?.userTool === undefined && image?.shell !== false ? `it is not known how ${reference} creates users` : `${reference} has no tool that creates users` },
  };
}

/** The image has an account of this name, by itself or by its distribution. */
export function imageHasUser(subject: Subject, name: string): boolean {
  const { image } = subject.stage.rootImage;
  return image?.builtinUser?.name === name || hasSystemUser(image?.family, name);
}

function hasGroup(subject: Subject, name: string): boolean {
  const { image } = subject.stage.rootImage;
  return subject.doings.groups.some((group) => group.name === name) || image?.builtinUser?.name === name || hasSystemGroup(image?.family, name);
}

function freeName(subject: Subject): string {
  return NAMES.find((name) => !imageHasUser(subject, name) && !subject.doings.accounts.some((account) => account.name === name)) ?? 'unroot';
}
