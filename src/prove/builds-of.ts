import { dirname } from 'node:path';
import type { Surroundings } from '../context/surroundings.ts';
import { parse } from '../dockerfile/parse.ts';
import type { Dockerfile } from '../dockerfile/types.ts';
import { copySources } from '../facts/copy-sources.ts';
import { gatherFacts } from '../facts/gather.ts';
import { stageRoles } from '../facts/runtime-stages.ts';
import { buildTargets } from '../neighbours/build-targets.ts';
import type { ImageUse } from '../neighbours/types.ts';
import type { BuildSettings } from './types.ts';

/** What a command line says of how an image is built. */
export interface BuildWishes {
  /** Absolute path. */
  readonly context: string | undefined;
  readonly target: string | undefined;
  readonly buildArgs: Readonly<Record<string, string>>;
}

export interface ProvedFile {
  /** Absolute path. */
  readonly dockerfile: string;
  readonly before: string;
  readonly after: string;
  readonly surroundings: Surroundings;
}

/**
 * The images of a Dockerfile that its rewrite touches, and how each is built: as the neighbouring files say, with what the command
 * line says above it; and every changed stage that is run and that none of these builds, by itself.
 */
export function buildsOf(file: ProvedFile, wishes: BuildWishes): readonly BuildSettings[] {
  const parsed = parse(file.before);
  if (!parsed.ok) return [];
  const { dockerfile } = parsed;
  const { uses, images, contexts } = file.surroundings;
  const told = uses.filter(({ kind, context }) => context !== undefined && kind !== 'devcontainer');
  const context = wishes.context ?? told[0]?.context ?? contexts?.find(copySources(gatherFacts(dockerfile, images, buildTargets(uses))))?.directory ?? dirname(file.dockerfile);
  const plain = { context, buildArgs: { ...told[0]?.buildArgs, ...wishes.buildArgs }, declared: undefined };
  if (wishes.target !== undefined) return [{ ...plain, target: wishes.target }];

  const declared = distinct(told.map((use) => settingsOf(use, wishes, context)));
  const covered = new Set(declared.map(({ target }) => stageIndex(dockerfile, target)));
  const changed = changedStages(dockerfile, file);
  const others = stageRoles(dockerfile, buildTargets(uses)).flatMap(({ runtime }, index): readonly BuildSettings[] => {
    if (!runtime || !changed.has(index) || covered.has(index)) return [];
    return [{ ...plain, target: targetOf(dockerfile, index) }];
  });
  const all = [...declared, ...others];
  // A change in a stage that only helps to build is proved by what is built with it.
  return all.length > 0 ? all : [{ ...plain, target: undefined }];
}

function settingsOf(use: ImageUse, { context, buildArgs }: BuildWishes, otherwise: string): BuildSettings {
  return { context: context ?? use.context ?? otherwise, target: use.target, buildArgs: { ...use.buildArgs, ...buildArgs }, declared: use.evidence };
}

/** Those that differ in what an engine is told; the first to declare one is named. */
function distinct(all: readonly BuildSettings[]): readonly BuildSettings[] {
  const seen = new Map<string, BuildSettings>();
  for (const settings of all) {
    const key = JSON.stringify([settings.context, settings.target, Object.entries(settings.buildArgs).toSorted(([a], [b]) => (a < b ? -1 : 1))]);
    if (!seen.has(key)) seen.set(key, settings);
  }
  return [...seen.values()];
}

/** Undefined for a target that is not there: the engine says so. */
function stageIndex({ stages }: Dockerfile, target: string | undefined): number | undefined {
  if (target === undefined) return stages.length - 1;
  return stages.findLast(({ name, index }) => name === target.toLowerCase() || String(index) === target)?.index;
}

function targetOf({ stages }: Dockerfile, index: number): string | undefined {
  return index === stages.length - 1 ? undefined : stages[index]?.name || String(index);
}

/** Indexes of the stages whose text changes; all where the rewrite has other stages. */
function changedStages(before: Dockerfile, file: ProvedFile): ReadonlySet<number> {
  const after = parse(file.after);
  const [old, fresh] = [stageTexts(before, file.before), after.ok ? stageTexts(after.dockerfile, file.after) : []];
  return new Set([...old.keys()].filter((index) => old.length !== fresh.length || old[index] !== fresh[index]));
}

function stageTexts({ stages }: Dockerfile, text: string): readonly string[] {
  return stages.map(({ from }, index) => text.slice(from.span.start, stages[index + 1]?.from.span.start));
}
