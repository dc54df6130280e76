import type { Dockerfile } from '../dockerfile/types.ts';
import { declareArgs } from './key-values.ts';
import { Scope } from './variables.ts';

/** The ARGs before the first FROM, which alone are in force there; `undefined` where there is no default. */
export type GlobalArgs = ReadonlyMap<string, string | undefined>;

const KNOWN = new WeakMap<Dockerfile, GlobalArgs>();

/** Reads them once for each file. */
export function globalArgs(file: Dockerfile): GlobalArgs {
  const known = KNOWN.get(file);
  if (known !== undefined) return known;
  const globals = new Map<string, string | undefined>();
  const scope = Scope.start(new Map(), {});
  for (const instruction of file.instructions) {
    if (instruction.stage !== -1) break;
    if (instruction.keyword !== 'ARG') continue;
    for (const { name } of declareArgs(instruction.rest, file.escape, scope)) {
      const variable = scope.lookup(name);
      globals.set(name, variable.kind === 'value' ? variable.value : undefined);
    }
  }
  KNOWN.set(file, globals);
  return globals;
}
