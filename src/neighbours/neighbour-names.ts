import { folderOf, nameOf } from './text-file.ts';
import type { NeighbourKind } from './types.ts';

/** Files that Compose reads by itself; of the first one in a folder the others are variations. */
const COMPOSE_BASE: ReadonlySet<string> = new Set(['compose.yaml', 'compose.yml', 'docker-compose.yaml', 'docker-compose.yml']);
/** Files that bake reads by itself, in this order; later ones add to the earlier ones (buildx, `defaultFilenames`). */
const BAKE_BASE = ['docker-bake.json', 'docker-bake.hcl', 'docker-bake.override.json', 'docker-bake.override.hcl'];

const COMPOSE = /^(?:docker-compose.*|compose(?:[._-].*)?)\.ya?ml$/;
const BAKE = /^docker-bake(?:[._-].*)?\.(?:hcl|json)$/;
const SKAFFOLD = /^skaffold.*\.ya?ml$/;
const ACTION = /^action\.ya?ml$/;
const DEVCONTAINER = /(?:^|\/)(?:\.devcontainer\/(?:[^/]+\/)?devcontainer\.json|\.devcontainer\.json)$/;
const SCRIPT = /(?:\.(?:sh|bash|mk)|^(?:GNUm|[Mm])akefile)$/;

/** What a file is by its name, if it is anything. Any other YAML file may be one of Kubernetes. */
export function neighbourKind(file: string): NeighbourKind | undefined {
  const name = nameOf(file);
  if (COMPOSE.test(name)) return 'compose';
  if (BAKE.test(name)) return 'bake';
  if (SKAFFOLD.test(name)) return 'skaffold';
  if (ACTION.test(name)) return 'action';
  if (DEVCONTAINER.test(file)) return 'devcontainer';
  if (SCRIPT.test(name)) return 'script';
  return /\.ya?ml$/.test(name) ? 'kubernetes' : undefined;
}

/** Whether the name leaves no doubt what the file is, so that one which cannot be read is worth a word. */
export function isCertain(file: string, kind: NeighbourKind): boolean {
  return kind === 'compose' || kind === 'bake' || kind === 'devcontainer' || /^skaffold\.ya?ml$/.test(nameOf(file));
}

export function isMakefile(file: string): boolean {
  return /(?:\.mk|^(?:GNUm|[Mm])akefile)$/.test(nameOf(file));
}

export function isComposeBase(file: string): boolean {
  return COMPOSE_BASE.has(nameOf(file));
}

/** The bake files that are read together, each group in the order of reading. */
export function bakeGroups(files: readonly string[]): readonly (readonly string[])[] {
  const groups = new Map<string, string[]>();
  for (const file of files) {
    const key = BAKE_BASE.includes(nameOf(file)) ? `${folderOf(file)}/` : file;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [file]);
    else group.push(file);
  }
  return [...groups.values()].map((group) => group.sort((a, b) => BAKE_BASE.indexOf(nameOf(a)) - BAKE_BASE.indexOf(nameOf(b))));
}
