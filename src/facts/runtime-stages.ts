import type { Dockerfile, Stage } from '../dockerfile/types.ts';
import { expandFrom, mayName } from './base-name.ts';

/** Stages that neighbouring files build, by name or index; `started`: with a command of their own. */
export type BuildTargets = ReadonlyMap<string, 'built' | 'started'>;

export interface StageRole {
  /** No other stage builds FROM it. */
  readonly leaf: boolean;
  /**
   * Its image is run: the last stage; a build target of a neighbouring file, if it is a leaf or has an entry of its own; or a
   * leaf with an entry of its own that no COPY --from reads.
   */
  readonly runtime: boolean;
  /** Indexes of the stages that are built from it. */
  readonly children: readonly number[];
  /** Indexes of the stages that a build argument may choose for its base; one or none as a rule. */
  readonly choices: readonly number[];
}

/** Which stages of a file are run, by index. */
export function stageRoles(file: Dockerfile, targets: BuildTargets = new Map()): readonly StageRole[] {
  const builtUpon = new Set<number>();
  /** Stages that a build may name by a variable: whose children nobody can tell for sure. */
  const guessed = new Set<number>();
  const children = new Map<number, number[]>();
  const childrenOf = (index: number): number[] => {
    const known = children.get(index) ?? [];
    children.set(index, known);
    return known;
  };
  const read = new Set<number>();
  const choices: (readonly number[])[] = [];
  for (const stage of file.stages) {
    const bases = [...new Set(basesOf(file, stage))];
    choices.push(bases);
    for (const index of bases) {
      builtUpon.add(index);
      if (stage.base.includes('$')) guessed.add(index);
    }
    const base = baseStage(file, stage)?.index;
    if (base !== undefined) childrenOf(base).push(stage.index);
    for (const instruction of stage.instructions) {
      for (const flag of instruction.flags) {
        const from = flag.name === 'from' ? flag.value : mountSource(flag);
        const source = from === undefined ? undefined : findStage(file, from, stage.index);
        if (source !== undefined) read.add(source.index);
      }
    }
  }
  return file.stages.map((stage) => {
    const leaf = !builtUpon.has(stage.index);
    const own = stage.instructions.some((instruction) => instruction.keyword === 'CMD' || instruction.keyword === 'ENTRYPOINT');
    const target = targets.get(stage.name) ?? targets.get(String(stage.index));
    const named = target !== undefined && (leaf || ((own || target === 'started') && !guessed.has(stage.index)));
    return { leaf, runtime: stage.index === file.stages.length - 1 || named || (leaf && own && !read.has(stage.index)), children: children.get(stage.index) ?? [], choices: choices[stage.index] ?? [] };
  });
}

/** The stages that a stage is built from: one as a rule, or all that a variable in its FROM may name. */
function basesOf(file: Dockerfile, stage: Stage): readonly number[] {
  const base = baseStage(file, stage);
  const named = base === undefined ? [] : [base.index];
  if (!stage.base.includes('$') || (base === undefined && expandFrom(file, stage.base).unknown.length === 0)) return named;
  const names = [...stageNames(file).keys()].filter((name) => mayName(stage, name));
  return [...named, ...names.flatMap((name) => lastNamed(file, name, stage.index)?.index ?? [])];
}

/** `RUN --mount=type=bind,from=build`. */
function mountSource(flag: { readonly name: string; readonly value: string }): string | undefined {
  if (flag.name !== 'mount') return undefined;
  const field = flag.value.split(',').find((part) => part.startsWith('from='));
  return field?.slice('from='.length);
}

/**
 * The earlier stage that FROM names, if it names one, ARG defaults expanded. BuildKit looks it up as written in a map of lower-cased
 * names, so `FROM Base` is not the stage `base` (convert.go).
 */
export function baseStage(file: Dockerfile, stage: Stage): Stage | undefined {
  const { value, unknown } = expandFrom(file, stage.base);
  return unknown.length > 0 ? undefined : lastNamed(file, value, stage.index);
}

/** The stage that `--from` names, by name in any case or by index. */
export function findStage(file: Dockerfile, name: string, before: number): Stage | undefined {
  const named = lastNamed(file, name.toLowerCase(), before);
  if (named !== undefined) return named;
  return /^\d+$/.test(name) && Number(name) < before ? file.stages[Number(name)] : undefined;
}

function lastNamed(file: Dockerfile, name: string, before: number): Stage | undefined {
  if (name === '') return undefined;
  const indexes = stageNames(file).get(name) ?? [];
  // Ascending, so that very many stages of one name stay cheap.
  let low = 0;
  for (let high = indexes.length; low < high; ) {
    const middle = (low + high) >> 1;
    if ((indexes[middle] ?? 0) < before) low = middle + 1;
    else high = middle;
  }
  const index = indexes[low - 1];
  return index === undefined ? undefined : file.stages[index];
}

const NAMES = new WeakMap<Dockerfile, ReadonlyMap<string, readonly number[]>>();

/** Indexes by stage name: later stages of the same name shadow earlier ones. Kept per file, so that look-ups stay linear. */
function stageNames(file: Dockerfile): ReadonlyMap<string, readonly number[]> {
  const known = NAMES.get(file);
  if (known !== undefined) return known;
  const names = new Map<string, number[]>();
  for (const stage of file.stages) {
    if (stage.name === '') continue;
    const indexes = names.get(stage.name);
    if (indexes === undefined) names.set(stage.name, [stage.index]);
    else indexes.push(stage.index);
  }
  NAMES.set(file, names);
  return names;
}
