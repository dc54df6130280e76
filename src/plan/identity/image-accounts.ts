import type { BuiltinUser } from '../../images/types.ts';
import { hasSystemUser } from '../../images/system-accounts.ts';
import type { Subject } from '../types.ts';

type Known = Pick<Subject, 'stage' | 'doings'>;

/** The image's own user, unless the file deletes or renames it. Its numbers are not known any more where the file gives it others. */
export function builtinUser({ stage, doings }: Known): BuiltinUser | undefined {
  const user = stage.rootImage.image?.builtinUser;
  if (user === undefined || isGone(doings, user.name)) return undefined;
  const renumbered = doings.commands.some(({ program, args }) => (program === 'usermod' || program === 'groupmod') && args.at(-1) === user.name && args.some((arg) => arg !== undefined && /^(-[a-zA-Z]*[ug]|--(uid|gid))(=|$|\d)/.test(arg)));
  if (!renumbered) return user;
  const { name, home } = user;
  return { name, ...(home === undefined ? {} : { home }) };
}

/** The image has an account of this name, by itself or by its distribution, and the file leaves it. */
export function imageHasUser({ stage, doings }: Known, name: string): boolean {
  const { image } = stage.rootImage;
  return !isGone(doings, name) && (image?.builtinUser?.name === name || hasSystemUser(image?.family, name));
}

/** What the image or a lower line has made by this name is deleted or renamed, whatever is made by it later. */
export function isGone({ departures }: Known['doings'], name: string): boolean {
  return departures.some((departure) => departure.of === 'user' && departure.certain && departure.name === name);
}
