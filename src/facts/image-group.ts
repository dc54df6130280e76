import type { ImageFacts } from '../images/types.ts';
import type { Departure } from './types.ts';

/** What the group of the image's own user goes by: official images give it the user's name and number, and a file may rename it. */
export function imageGroup(image: ImageFacts | undefined, departures: readonly Departure[]): string | undefined {
  const user = image?.builtinUser;
  if (user?.uid === undefined || user.uid !== user.gid) return undefined;
  let group: string | undefined = user.name;
  for (const { of, name, to, certain } of departures) {
    if (of === 'group' && name === group) group = certain ? to : undefined;
  }
  return group;
}
