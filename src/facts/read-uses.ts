import type { ImageUse } from '../neighbours/types.ts';
import type { EntryReading } from './entry-reading.ts';
import { readEntry } from './entry-reading.ts';
import type { FileSearch } from './find-file.ts';
import type { Entry, EntryPart, StageFacts } from './types.ts';

/** More ways to start one image than any tree has; what is not read counts as unseen. */
const MOST_WAYS = 20;

/** The stage's own entry together with what neighbouring files start in its place (`command:` and `entrypoint:` of compose). */
export function readUses(search: FileSearch, stage: StageFacts, own: EntryReading, uses: readonly ImageUse[]): EntryReading {
  const others = uses.filter(({ command, entrypoint }) => command !== undefined || entrypoint !== undefined);
  const ways = [...new Map(others.map((use) => [JSON.stringify([use.entrypoint?.argv, use.command?.argv]), use])).values()];
  const readings = [own, ...ways.slice(0, MOST_WAYS).map((use) => readEntry(search, stage, entryOf(stage.entry, use)))];
  return {
    ...own,
    commands: readings.flatMap(({ commands }) => commands),
    unseen: [...readings.flatMap(({ unseen }) => unseen), ...ways.slice(MOST_WAYS, MOST_WAYS + 1).map(({ evidence }) => evidence)],
    none: readings.every(({ none }) => none),
  };
}

/** A service's own entrypoint drops the image's CMD too (compose specification, "entrypoint"). */
function entryOf(own: Entry, { command, entrypoint }: ImageUse): Entry {
  if (entrypoint === undefined) return { entrypoint: own.entrypoint, cmd: partOf(command) };
  // The words of both are one command line.
  if (entrypoint.argv.length > 0) return { entrypoint: partOf({ ...entrypoint, argv: [...entrypoint.argv, ...(command?.argv ?? [])] }), cmd: undefined };
  return { entrypoint: undefined, cmd: partOf(command) };
}

function partOf(told: ImageUse['command']): EntryPart | undefined {
  if (told === undefined || told.argv.length === 0) return undefined;
  return { form: 'exec', argv: told.argv, by: undefined, repair: 'none', told: told.evidence };
}
