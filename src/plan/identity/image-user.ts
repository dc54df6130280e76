import { isAccountName } from '../../facts/account-name.ts';
import { imageGroup } from '../../facts/image-group.ts';
import type { Identity, Subject } from '../types.ts';
import { builtinUser, isGone } from './image-accounts.ts';
import { chownOperand } from './owner.ts';

/** The base image's own default user, if it is not root and the file has left it. */
export function imageDefault(subject: Subject): Identity | undefined {
  const { image, reference } = subject.stage.rootImage;
  if (image?.defaultUser === undefined || image.defaultUser === 'root') return undefined;
  const [user = '', group] = image.defaultUser.split(':');
  if (![user, group ?? user].every(isAccountName) || isGone(subject.doings, user)) return undefined;
  return {
    source: 'image-default',
    user,
    group,
    operand: image.defaultUser,
    owner: chownOperand(user, group),
    create: undefined,
    home: builtinUser(subject)?.home,
    evidence: { text: `${reference} runs as ${image.defaultUser}` },
  };
}

/** An account that the base image has. */
export function imageUser(subject: Subject, name: string): Identity {
  const { image, reference } = subject.stage.rootImage;
  const own = builtinUser(subject);
  const builtin = own?.name === name ? own : undefined;
  const group = builtin === undefined ? undefined : imageGroup(image, subject.doings.departures);
  return {
    source: 'image-user',
    user: name,
    group,
    operand: name,
    owner: chownOperand(name, group),
    create: undefined,
    home: builtin?.home,
    uid: builtin?.uid?.toString(),
    evidence: { text: `${reference} has the user ${name}` },
  };
}
