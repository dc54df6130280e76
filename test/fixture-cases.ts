import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { CONFIG_NAMES } from '../src/config/find-config.ts';
import { neighbourKind } from '../src/neighbours/neighbour-names.ts';
import type { ReasonCode } from '../src/reasons/reasons.ts';
import { TRANSFORMS } from '../src/rewrite/selection.ts';
import type { Policy, Rewrite } from '../src/rewrite/types.ts';

/** A folder below fixtures/<group>/: `before.Dockerfile`, `after.Dockerfile` if it changes, `options.json`, and what stands around it. */
export interface FixtureCase {
  readonly name: string;
  readonly directory: string;
  readonly before: string;
  /** `before` itself where the file must stay untouched. */
  readonly after: string;
  /** How the file is read: `latin1`, byte by byte, where it is not valid UTF-8. */
  readonly encoding: 'utf8' | 'latin1';
  readonly policy: Policy;
  /** What the case says of the outcome besides its bytes. */
  readonly status: Rewrite['status'] | undefined;
  readonly codes: readonly string[];
  /** The reasons that the case is about. */
  readonly about: readonly ReasonCode[];
  /** As on the command line, in bytes. */
  readonly maxSize: number | undefined;
  /** Where the Dockerfile of the example stands, seen from its top. */
  readonly at: string;
  /** Permissions of files of the example, in octal digits: git keeps only whether a file can be run. */
  readonly modes: Readonly<Record<string, string>>;
  /** It needs its folder as a tree: a neighbouring file, a configuration, a place or modes of its own. */
  readonly inTree: boolean;
}

interface Options extends Partial<Policy> {
  readonly status?: Rewrite['status'];
  readonly codes?: readonly string[];
  readonly about?: readonly ReasonCode[];
  readonly maxSize?: number;
  readonly at?: string;
  readonly modes?: Readonly<Record<string, string>>;
}

export const FIXTURES: string = fileURLToPath(new URL('../../fixtures/', import.meta.url));

/** Files at the top of a case that belong to the test, not to the example. */
export const OF_THE_TEST: ReadonlySet<string> = new Set(['before.Dockerfile', 'after.Dockerfile', 'options.json']);

/** Groups that always stand in a tree. */
const IN_TREES: readonly string[] = ['neighbours', 'configuration'];

/** Groups that hold cases: one for each transform, one for each kind of refusal, and what stands around a file or in it. */
const GROUPS: readonly string[] = [...TRANSFORMS, 'hazards', 'situations', 'structure', 'waivers', ...IN_TREES];

export function fixtureCases(): readonly FixtureCase[] {
  return GROUPS.filter((group) => existsSync(join(FIXTURES, group))).flatMap((group) =>
    readdirSync(join(FIXTURES, group)).toSorted().map((name) => readCase(group, name)),
  );
}

function readCase(group: string, folder: string): FixtureCase {
  const name = `${group}/${folder}`;
  const directory = join(FIXTURES, name);
  const bytes = readFileSync(join(directory, 'before.Dockerfile'));
  const encoding = Buffer.from(bytes.toString('utf8')).equals(bytes) ? 'utf8' : 'latin1';
  const before = bytes.toString(encoding);
  const afterFile = join(directory, 'after.Dockerfile');
  const after = existsSync(afterFile) ? readFileSync(afterFile, 'utf8') : before;
  const optionsFile = join(directory, 'options.json');
  const options: Options = existsSync(optionsFile) ? (JSON.parse(readFileSync(optionsFile, 'utf8')) as Options) : {};
  const { status, codes = [], about = [], maxSize, at = 'Dockerfile', modes = {}, ...policy } = options;
  const inTree = IN_TREES.includes(group) || options.at !== undefined || options.modes !== undefined || hasNeighbours(directory);
  return { name, directory, before, after, encoding, policy: { unsafe: false, only: [], skip: [], ...policy }, status, codes, about, maxSize, at, modes, inTree };
}

function hasNeighbours(directory: string): boolean {
  const files = readdirSync(directory, { recursive: true, encoding: 'utf8' }).filter((file) => !OF_THE_TEST.has(file));
  return files.some((file) => neighbourKind(file) !== undefined || CONFIG_NAMES.includes(file));
}
