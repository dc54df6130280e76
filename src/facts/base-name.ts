import { expand } from '../dockerfile/expand.ts';
import type { Expansion } from '../dockerfile/expand.ts';
import type { Dockerfile, Stage } from '../dockerfile/types.ts';
import { globalArgs } from './global-args.ts';
import { Scope } from './variables.ts';

/** Expands what FROM says, its base or its platform, with the ARGs before the first FROM (BuildKit, convert.go). */
export function expandFrom(file: Dockerfile, written: string): Expansion {
  if (!written.includes('$')) return { value: written, unknown: [], overridable: [] };
  const scope = globalScope(file);
  return expand(written, file.escape, (name) => scope.lookup(name));
}

const SCOPES = new WeakMap<Dockerfile, Scope>();

/** Filled once for each file: there may be very many ARGs, and stages that ask. */
function globalScope(file: Dockerfile): Scope {
  const known = SCOPES.get(file);
  if (known !== undefined) return known;
  const scope = Scope.start(new Map(), {});
  for (const [name, value] of globalArgs(file)) scope.setArg(name, value);
  SCOPES.set(file, scope);
  return scope;
}

/**
 * Whether a build may make a base with a variable in it name a certain stage: what stands before and behind the variables
 * is the same. `FROM build-${VARIANT}` may name `build-debug`.
 */
export function mayName(stage: Pick<Stage, 'base'>, name: string): boolean {
  const first = stage.base.indexOf('$');
  const last = stage.base.lastIndexOf('}');
  if (first === -1 || name === '') return false;
  const suffix = last > first ? stage.base.slice(last + 1) : '';
  return name.startsWith(stage.base.slice(0, first)) && name.endsWith(suffix);
}
