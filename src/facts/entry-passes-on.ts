import type { ResolvedCommand } from '../shell/commands.ts';
import type { ImagePath } from './types.ts';

/** A script that runs its arguments. */
export interface PassesOn {
  /** How many it takes away first; undefined: nobody can say. */
  readonly shifted: number | undefined;
  /** Where it has gone by then; left out where nobody could read it. */
  readonly directory?: ImagePath | undefined;
}

/** More words than any wrapper keeps for itself. */
const MOST_SHIFTED = 8;

/** What a script that is given arguments may run of them: `wait-for-it.sh db:5432 -- node x`, `entrypoint.sh node x`. */
export function passedOn({ args }: ResolvedCommand, script: string, { shifted }: PassesOn): readonly (readonly string[])[] {
  const values = args.flatMap((word) => (word.value === undefined ? [] : [word.value]));
  const dashes = values.indexOf('--');
  const first = dashes === -1 ? values.indexOf(script) + 1 + (shifted ?? 0) : dashes + 1;
  // Where nobody can say how many words the script keeps for itself, any of the first may be the program.
  const starts = dashes === -1 && shifted === undefined ? MOST_SHIFTED : 1;
  return values.slice(first, first + starts).map((_, index) => values.slice(first + index));
}
