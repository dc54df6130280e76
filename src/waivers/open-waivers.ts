import type { Dockerfile, Instruction } from '../dockerfile/types.ts';
import { lastStartedAt } from './instruction-at.ts';
import { readWaivers } from './read-waivers.ts';
import type { Waiver, Waivers } from './types.ts';

/** The waivers of one file, ready to be asked: a question costs the same however many there are. */
export function openWaivers(file: Dockerfile): Waivers {
  const all = readWaivers(file);
  const ofStages = byKey(all, stageKey);
  const atLines = byKey(all, lineKey);
  const used = { stages: new Set<string>(), lines: new Set<string>() };
  return {
    ofStage: (stage, names) => find(ofStages, used.stages, [String(stage), 'file'], names),
    atLine: (line, names) => (all.length === 0 ? undefined : find(atLines, used.lines, placesOf(file, line), names)),
    unused: () => all.filter((waiver) => waiver.own && !keysOf(waiver, stageKey).some((key) => used.stages.has(key)) && !keysOf(waiver, lineKey).some((key) => used.lines.has(key))),
  };
}

type PlaceKey = (waiver: Waiver) => string;

/** Where a waiver holds for a whole stage, and where for what is said of a single line. */
const stageKey: PlaceKey = ({ stage }) => String(stage);
const lineKey: PlaceKey = ({ stage, instruction }) => (instruction === undefined ? String(stage) : instructionKey(instruction));

function instructionKey({ first }: Instruction): string {
  return `line ${first}`;
}

function keysOf(waiver: Waiver, placeOf: PlaceKey): readonly string[] {
  return waiver.names.map((name) => `${placeOf(waiver)} ${name}`);
}

/** The first waiver of each place and name. */
function byKey(waivers: readonly Waiver[], placeOf: PlaceKey): ReadonlyMap<string, Waiver> {
  return new Map(waivers.toReversed().flatMap((waiver) => keysOf(waiver, placeOf).map((key) => [key, waiver] as const)));
}

function find(known: ReadonlyMap<string, Waiver>, used: Set<string>, places: readonly string[], names: readonly string[]): Waiver | undefined {
  const keys = places.flatMap((place) => ['all', ...names].map((name) => `${place} ${name}`)).filter((key) => known.has(key));
  for (const key of keys) used.add(key);
  const [first] = keys;
  return first === undefined ? undefined : known.get(first);
}

/** What a line stands in, the narrowest first. */
function placesOf(file: Dockerfile, line: number): readonly string[] {
  const holder = file.instructions[lastStartedAt(file, line)];
  const own = holder === undefined || holder.last < line ? [] : [instructionKey(holder)];
  return [...own, ...(holder === undefined || holder.stage === -1 ? [] : [String(holder.stage)]), 'file'];
}
