import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { TRANSFORMS } from '../src/rewrite/selection.ts';
import type { Policy, Rewrite } from '../src/rewrite/types.ts';

/** A folder below fixtures/<group>/: `before.Dockerfile`, `after.Dockerfile` if it changes, `options.json`, and its build context. */
export interface FixtureCase {
  readonly name: string;
  readonly directory: string;
  readonly before: string;
  /** `before` itself where the file must stay untouched. */
  readonly after: string;
  readonly policy: Policy;
  /** What the case says of the outcome besides its bytes. */
  readonly status: Rewrite['status'] | undefined;
  readonly codes: readonly string[];
}

interface Options extends Partial<Policy> {
  readonly status?: Rewrite['status'];
  readonly codes?: readonly string[];
}

export const FIXTURES: string = fileURLToPath(new URL('../../fixtures/', import.meta.url));

/** Groups that hold cases: one for each transform, and one for each kind of refusal. */
const GROUPS: readonly string[] = [...TRANSFORMS, 'hazards', 'structure'];

export function fixtureCases(): readonly FixtureCase[] {
  return GROUPS.filter((group) => existsSync(join(FIXTURES, group))).flatMap((group) =>
    readdirSync(join(FIXTURES, group)).toSorted().map((name) => readCase(`${group}/${name}`)),
  );
}

function readCase(name: string): FixtureCase {
  const directory = join(FIXTURES, name);
  const before = readFileSync(join(directory, 'before.Dockerfile'), 'utf8');
  const afterFile = join(directory, 'after.Dockerfile');
  const after = existsSync(afterFile) ? readFileSync(afterFile, 'utf8') : before;
  const optionsFile = join(directory, 'options.json');
  const options: Options = existsSync(optionsFile) ? (JSON.parse(readFileSync(optionsFile, 'utf8')) as Options) : {};
  const { status, codes = [], ...policy } = options;
  return { name, directory, before, after, policy: { unsafe: false, only: [], skip: [], ...policy }, status, codes };
}
