import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { assumableCode } from '../src/reasons/find-reason.ts';
import type { Policy } from '../src/rewrite/types.ts';

/** What an image must become: non-root and as able as before, or left as it is for a reason. */
export type Expectation = { readonly kind: 'hardened' } | { readonly kind: 'unchanged'; readonly reason: string };

/** One image that is built and run as it is, as unroot rewrites it, and as the obvious script does. */
export interface Scenario {
  readonly name: string;
  /** Absolute path; its Dockerfile is the one that counts. */
  readonly folder: string;
  readonly about: string;
  readonly covers: readonly string[];
  readonly policy: Policy;
  /** An entry or array that is damaged keeps the image from working as it is. */
  readonly before: 'works' | 'breaks';
  readonly expect: Expectation;
  readonly naive: 'breaks' | 'holds';
  /** A port that the program listens on; undefined: it ends by itself. */
  readonly serves: number | undefined;
  /** A defect of unroot that it shows and that is not mended yet; undefined: it must be as it says. */
  readonly known: string | undefined;
  /** Modes of files that git would not keep, by path. */
  readonly modes: ReadonlyMap<string, number>;
}

/** Reads every scenario below a folder, sorted by name. @throws Error that names the file if one is not as it must be */
export function readScenarios(folder: string): readonly Scenario[] {
  return readdirSync(folder).toSorted().map((name) => {
    const file = join(folder, name, 'scenario.json');
    try {
      return { name, folder: join(folder, name), ...readScenario(JSON.parse(readFileSync(file, 'utf8'))) };
    } catch (error) {
      throw new Error(`${file}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
    }
  });
}

function readScenario(value: unknown): Omit<Scenario, 'name' | 'folder'> {
  const fields = fieldsOf(value);
  const { about, covers, policy, before = 'works', expect, reason, naive, serves, modes, known, ...rest } = fields;
  if (Object.keys(rest).length > 0) throw new Error(`nothing is known of ${Object.keys(rest).join(', ')}`);
  if (typeof about !== 'string' || about === '') throw new Error('"about" is missing');
  if (!Array.isArray(covers) || covers.length === 0) throw new Error('"covers" is missing');
  if (before !== 'works' && before !== 'breaks') throw new Error('"before" must be breaks, or nothing');
  if (naive !== 'breaks' && naive !== 'holds') throw new Error('"naive" must be breaks or holds');
  if (known !== undefined && typeof known !== 'string') throw new Error('"known" must say what is known');
  if (serves !== undefined && typeof serves !== 'number') throw new Error('"serves" must be a port');
  return { about, covers: covers.map(String), policy: readPolicy(policy), before, expect: readExpectation(expect, reason), naive, serves, known, modes: readModes(modes) };
}

function readModes(value: unknown): ReadonlyMap<string, number> {
  const modes = Object.entries(value === undefined ? {} : fieldsOf(value));
  return new Map(modes.map(([path, mode]) => [path, /^0[0-7]{3}$/.test(String(mode)) ? Number.parseInt(String(mode), 8) : fail(`"modes": ${path} needs a mode such as 0600`)]));
}

function readExpectation(expect: unknown, reason: unknown): Expectation {
  if (expect === 'hardened' && reason === undefined) return { kind: 'hardened' };
  if (expect === 'unchanged' && typeof reason === 'string') return { kind: 'unchanged', reason };
  throw new Error('"expect" must be hardened, or unchanged with a "reason"');
}

function readPolicy(value: unknown): Policy {
  const { unsafe, user, group, uid, gid, assume, ownership, ...rest } = value === undefined ? {} : fieldsOf(value);
  if (Object.keys(rest).length > 0) throw new Error(`a policy knows nothing of ${Object.keys(rest).join(', ')}`);
  const codes = Array.isArray(assume) ? assume.map((name) => assumableCode(String(name)) ?? fail(`${String(name)} cannot be assumed`)) : [];
  return {
    unsafe: unsafe === true,
    only: [],
    skip: [],
    ...(typeof user === 'string' ? { user } : {}),
    ...(typeof group === 'string' ? { group } : {}),
    ...(typeof uid === 'number' ? { uid } : {}),
    ...(typeof gid === 'number' ? { gid } : {}),
    ...(codes.length === 0 ? {} : { assume: codes }),
    ...(ownership === 'copy' || ownership === 'none' ? { ownership } : {}),
  };
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) fail('an object is expected');
  return { ...Object(value) };
}

function fail(message: string): never {
  throw new Error(message);
}
