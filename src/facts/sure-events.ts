import type { Way } from '../shell/shell.ts';
import type { AccountDoing, AccountEvent } from './account-book.ts';
import type { Certainty } from './certainty.ts';

/** What a RUN does to accounts, with the ways that its text must have gone for it. */
export interface Happened {
  readonly event: AccountDoing;
  readonly ways: readonly Way[];
}

/** Says of each event whether it is sure: those that do the same to the same name are judged together. */
export function sureEvents(happened: readonly Happened[], certainty: Certainty): readonly AccountEvent[] {
  const alike = new Map<string, (readonly Way[])[]>();
  const madeAt = new Map<string, number>();
  happened.forEach(({ event, ways }, index) => {
    const key = keyOf(event);
    const others = alike.get(key);
    if (others === undefined) alike.set(key, [ways]);
    else others.push(ways);
    if (event.kind !== 'change') madeAt.set(key, index);
  });
  const sure = new Map([...alike].map(([key, commands]) => [key, certainty.isSure(key.slice(key.lastIndexOf(' ') + 1), commands)]));
  return happened.flatMap(({ event, ways }, index) => {
    const isSure = sure.get(keyOf(event)) === true;
    // Deleted and made again in one branch: whichever way it goes, it is there.
    const made = event.kind === 'change' && event.change.kind === 'deleted' ? madeAt.get(`${event.change.of} ${event.change.name}`) : undefined;
    if (!isSure && made !== undefined && made > index && happened[made]?.ways.every((way, at) => isWithin(ways[at], way)) === true) return [];
    return [{ ...event, sure: isSure }];
  });
}

function keyOf(event: AccountDoing): string {
  if (event.kind === 'user') return `user ${event.account.name}`;
  if (event.kind === 'group') return `group ${event.group.name}`;
  const { change } = event;
  return change.kind === 'deleted' ? `deleted ${change.of} ${change.name}` : `altered ${change.of} ${change.to} ${change.name}`;
}

/** A command that goes one way goes another one too, if that is the same or stands around it. */
function isWithin(inner: Way | undefined, outer: Way): boolean {
  for (let way = inner; way !== undefined; way = way.outer) if (way === outer) return true;
  return false;
}
