import * as fc from 'fast-check';
import { ALONE } from '../../src/context/surroundings.ts';
import type { RewriteInput } from '../../src/rewrite/rewrite.ts';
import type { ImageUse } from '../../src/neighbours/types.ts';
import type { Evidence, Policy } from '../../src/rewrite/types.ts';
import { contextOf } from '../context-of.ts';
import { contextFiles } from '../generate/context.ts';
import type { ContextFiles } from '../generate/context.ts';
import { dockerfile } from '../generate/dockerfile.ts';
import { mutation } from '../generate/mutation.ts';
import { policy } from '../generate/policy.ts';
import { seedTexts } from '../generate/seed-texts.ts';
import { imageDependents, imageUses } from '../generate/uses.ts';

/** One input: how it came about, and what a rewrite is given. */
export interface FuzzInput {
  readonly source: 'generated' | 'mutated';
  readonly text: string;
  readonly policy: Policy;
  readonly files: ContextFiles;
  readonly uses: readonly ImageUse[];
  readonly dependents: readonly Evidence[];
}

const TEXTS = seedTexts();

const seed: fc.Arbitrary<string> = fc.oneof({ weight: 4, arbitrary: fc.nat(TEXTS.length - 1).map((index) => TEXTS[index] ?? '') }, { weight: 1, arbitrary: dockerfile });

const mutated: fc.Arbitrary<string> = fc
  .tuple(seed, fc.array(mutation(TEXTS), { minLength: 1, maxLength: 4 }))
  // Half a surrogate pair is no character: a file cannot hold it.
  .map(([text, mutations]) => mutations.reduce((left, mutate) => mutate(left), text))
  .map((text) => Buffer.from(text).toString());

const around = { policy, files: contextFiles, uses: imageUses, dependents: imageDependents };

/** Files that were never seen: made by the grammar, or known ones with something else in them. */
export const fuzzInput: fc.Arbitrary<FuzzInput> = fc.oneof(
  fc.record({ source: fc.constant<'generated'>('generated'), text: dockerfile, ...around }),
  fc.record({ source: fc.constant<'mutated'>('mutated'), text: mutated, ...around }),
);

export function rewriteInputOf({ text, policy: asked, files, uses, dependents }: FuzzInput): RewriteInput {
  const contexts = files === undefined ? undefined : { find: () => contextOf(files) };
  return { path: 'Dockerfile', text, policy: asked, surroundings: { ...ALONE, contexts, uses, dependents } };
}
