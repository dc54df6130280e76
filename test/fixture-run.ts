import { chmodSync, cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { openContext } from '../src/context/open-context.ts';
import { ALONE } from '../src/context/surroundings.ts';
import { skipped } from '../src/cli/failure.ts';
import { decodeSource } from '../src/dockerfile/read.ts';
import { rewriteText } from '../src/rewrite/rewrite.ts';
import type { Policy, Rewrite } from '../src/rewrite/types.ts';
import { openTree } from '../src/tree/open-tree.ts';
import { OF_THE_TEST } from './fixture-cases.ts';
import type { FixtureCase } from './fixture-cases.ts';
import { temporaryTree } from './locate/temporary-tree.ts';

/** What a run gave, and the policy under which it did: a configuration may have its word in it. */
export interface Run {
  readonly rewrite: Rewrite;
  readonly policy: Policy;
}

const done = new Map<string, Promise<Run>>();
const trees = new Map<string, string>();

/** Rewrites one text as the Dockerfile of a case, with all that stands around it. The same text is rewritten once. */
export function run(fixture: FixtureCase, text: string): Promise<Run> {
  const key = `${fixture.name}\0${text}`;
  const known = done.get(key) ?? rewrite(fixture, text);
  done.set(key, known);
  return known;
}

async function rewrite(fixture: FixtureCase, text: string): Promise<Run> {
  const { at, directory, encoding, maxSize, policy } = fixture;
  const read = decodeSource(Buffer.from(text, encoding), maxSize);
  if (!read.ok) {
    const line = read.kind === 'refusal' ? read.line : 0;
    return { rewrite: { ...skipped(at, read.code, line, read.message), before: text, after: text }, policy };
  }
  if (fixture.inTree) return rewriteInTree(fixture, text);
  const contexts = openContext(join(directory, 'before.Dockerfile'), directory);
  return { rewrite: rewriteText({ path: at, text, policy, surroundings: { ...ALONE, contexts } }), policy };
}

async function rewriteInTree(fixture: FixtureCase, text: string): Promise<Run> {
  const { at, name, policy } = fixture;
  const top = trees.get(name) ?? copyTree(fixture);
  trees.set(name, top);
  const dockerfile = join(top, at);
  mkdirSync(dirname(dockerfile), { recursive: true });
  writeFileSync(dockerfile, text);
  const tree = await openTree(top, 'tree');
  const around = tree.around(dockerfile, policy);
  if (!around.ok) throw new Error(around.message);
  const [problem] = tree.problems;
  if (problem !== undefined) throw new Error(`${problem.file}:${problem.line}: ${problem.message}`);
  return { rewrite: rewriteText({ path: at, text, policy: around.policy, surroundings: around.surroundings }), policy: around.policy };
}

/** The folder of a case, without what belongs to the test. */
function copyTree({ directory, modes }: FixtureCase): string {
  const top = temporaryTree();
  cpSync(directory, top, { recursive: true, filter: (source) => !OF_THE_TEST.has(relative(directory, source)) });
  for (const [file, mode] of Object.entries(modes)) chmodSync(join(top, file), Number.parseInt(mode, 8));
  return top;
}
