import * as fc from 'fast-check';
import { baseImage, platformFlag } from './base-images.ts';
import { copy } from './copy.ts';
import { entry } from './entry.ts';
import { run } from './run.ts';
import { onbuild, setting } from './settings.ts';
import { statement } from './statement.ts';
import type { Statement } from './statement.ts';
import { userOperand } from './words.ts';

const user: fc.Arbitrary<Statement> = userOperand.map((operand) => statement('USER', operand));
const unknown: fc.Arbitrary<Statement> = fc.constantFrom(statement('INCLUDE', 'x'), statement('RUM', 'x'), statement('CMD', ''), statement('RUN', ''), statement('“RUN', 'x'), statement('FROM', ''));

const body: fc.Arbitrary<Statement> = fc.oneof(
  { weight: 60, arbitrary: setting },
  { weight: 50, arbitrary: run },
  { weight: 44, arbitrary: copy },
  { weight: 24, arbitrary: user },
  { weight: 4, arbitrary: onbuild },
  { weight: 1, arbitrary: unknown },
);

/** How FROM names its base: an image, or an earlier stage by its place from here, backwards. */
const base: fc.Arbitrary<(stage: number) => string> = fc.oneof(
  { weight: 5, arbitrary: baseImage.map((image) => () => image) },
  { weight: 1, arbitrary: fc.nat(2).map((back) => (stage: number) => `s${Math.max(0, stage - 1 - back)}`) },
  { weight: 1, arbitrary: fc.constant(() => 'build') },
);

const naming: fc.Arbitrary<(stage: number) => string> = fc.oneof(
  { weight: 30, arbitrary: fc.constantFrom<(stage: number) => string>(() => '', () => '', (stage) => ` AS s${stage}`, (stage) => ` as s${stage}`, (stage) => ` AS S${stage}`, () => ' AS build', () => ' AS build', () => ' AS windows') },
  { weight: 1, arbitrary: fc.constantFrom(() => ' AS 1x', () => ' AS', () => ' # the base') },
);

/** One stage, for its place in the file (from 0): FROM, what follows it, and its entry. */
export const stage: fc.Arbitrary<(index: number) => readonly Statement[]> = fc
  .tuple(platformFlag, base, naming, fc.array(body, { maxLength: 7 }), entry, fc.array(body, { maxLength: 2 }), fc.nat(5))
  .map(([platform, of, name, before, end, after, keepsAfter]) => (index: number) => [
    statement('FROM', `${platform}${of(index)}${name(index)}`),
    ...before,
    ...end,
    ...(keepsAfter === 0 ? after : []),
  ]);
