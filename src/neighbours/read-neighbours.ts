import path from 'node:path';
import { placeOf } from '../dockerfile/lines.ts';
import { readSource } from '../dockerfile/read.ts';
import { readAction } from './action.ts';
import { readBake } from './bake.ts';
import { readCompose } from './compose.ts';
import type { Declaration, Reading } from './declaration.ts';
import { readDevcontainer } from './devcontainer.ts';
import { readEnvFile } from './env-file.ts';
import { readKubernetes } from './kubernetes.ts';
import { readMakefile } from './makefile.ts';
import { bakeGroups, isCertain, isMakefile, neighbourKind } from './neighbour-names.ts';
import { readScript } from './script.ts';
import { readSkaffold } from './skaffold.ts';
import { readTextFile } from '../tree/read-file.ts';
import { folderOf, textFile, type TextFile } from './text-file.ts';
import type { NeighbourKind, NeighbourProblem } from './types.ts';
import type { ValueOf } from './variables.ts';

/** What one file says of one image. */
export interface Item {
  readonly file: string;
  readonly declaration: Declaration;
}

export interface ReadNeighbours {
  readonly items: readonly Item[];
  readonly problems: readonly NeighbourProblem[];
}

/** Bake reads several files as one. */
type SingleKind = Exclude<NeighbourKind, 'bake'>;

/** How many files are read at a time. */
const AT_ONCE = 32;

/** Reads neighbours, named relative to `top`: what they say, in the order of the files, and those that cannot be read. */
export async function readNeighbours(top: string, files: readonly string[]): Promise<ReadNeighbours> {
  const problems: NeighbourProblem[] = [];
  const environment = environmentsIn(top);

  const readText = async (file: string, kind: NeighbourKind): Promise<TextFile | undefined> => {
    const read = await readSource(path.join(top, file));
    if (read.ok) return textFile(file, read.text);
    const isNothing = read.kind === 'refusal' ? read.code === 'empty' : read.code !== 'unreadable';
    if (!isNothing && isCertain(file, kind)) problems.push({ file, line: read.kind === 'refusal' ? read.line : 0, message: read.message });
    return undefined;
  };
  const tell = (source: TextFile, kind: NeighbourKind, problem: NonNullable<Reading['problem']>): void => {
    if (isCertain(source.file, kind)) problems.push({ file: source.file, line: placeOf(source, problem.offset).line, message: problem.message });
  };

  const readOne = async (file: string, kind: SingleKind): Promise<readonly Item[]> => {
    const source = await readText(file, kind);
    if (source === undefined) return [];
    const { declarations, problem } = read(source, kind, kind === 'compose' ? environment(folderOf(file)) : () => undefined);
    if (problem !== undefined) tell(source, kind, problem);
    return declarations.map((declaration) => ({ file, declaration }));
  };
  const readGroup = async (group: readonly string[]): Promise<readonly Item[]> => {
    const sources = await Promise.all(group.map((file) => readText(file, 'bake')));
    const { declarations, problems: wrong } = readBake(sources.filter((source) => source !== undefined));
    for (const problem of wrong) tell(problem.source, 'bake', problem);
    return declarations.map((declaration) => ({ file: declaration.use.evidence.file ?? '', declaration }));
  };

  const kinds = files.flatMap((file) => {
    const kind = neighbourKind(file);
    return kind === undefined ? [] : [{ file, kind }];
  });
  const jobs = [
    ...kinds.flatMap(({ file, kind }) => (kind === 'bake' ? [] : [() => readOne(file, kind)])),
    ...bakeGroups(kinds.flatMap(({ file, kind }) => (kind === 'bake' ? [file] : []))).map((group) => () => readGroup(group)),
  ];
  const items: Item[] = [];
  for (let at = 0; at < jobs.length; at += AT_ONCE) {
    for (const found of await Promise.all(jobs.slice(at, at + AT_ONCE).map((job) => job()))) items.push(...found);
  }
  const byFile = (a: { readonly file: string }, b: { readonly file: string }): number => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0);
  return { items: items.sort(byFile), problems: problems.sort(byFile) };
}

function read(source: TextFile, kind: SingleKind, valueOf: ValueOf): Reading {
  switch (kind) {
    case 'compose':
      return readCompose(source, valueOf);
    case 'skaffold':
      return readSkaffold(source);
    case 'action':
      return readAction(source);
    case 'devcontainer':
      return readDevcontainer(source);
    case 'script':
      return isMakefile(source.file) ? readMakefile(source) : readScript(source);
    case 'kubernetes':
      return readKubernetes(source);
  }
}

/** The variables of the `.env` file of each folder. */
function environmentsIn(top: string): (folder: string) => ValueOf {
  const known = new Map<string, ValueOf>();
  return (folder) => {
    const valueOf = known.get(folder) ?? readEnvFile(readTextFile(path.join(top, folder, '.env')) ?? '');
    known.set(folder, valueOf);
    return valueOf;
  };
}
