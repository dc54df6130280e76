import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from '../../src/dockerfile/parse.ts';

const FIXTURES = fileURLToPath(new URL('../../../fixtures/', import.meta.url));
/** A longer one says nothing that shorter ones do not, and takes its time. */
const LONGEST = 8_000;

/** The texts to be mutated: each `before` of the fixtures and each input that BuildKit was asked about, if they can be read. Always in one order. */
export function seedTexts(): readonly string[] {
  const cases = readdirSync(FIXTURES)
    .toSorted()
    .filter((group) => group !== 'help')
    .flatMap((group) => readdirSync(join(FIXTURES, group)).toSorted().map((name) => join(FIXTURES, group, name, 'before.Dockerfile')))
    .filter((file) => existsSync(file))
    .map((file) => readFileSync(file, 'utf8'));
  return [...cases, ...asked()].filter((text) => text.length <= LONGEST && parse(text).ok);
}

function asked(): readonly string[] {
  // A data file of this project; its own test checks its form.
  const inputs = JSON.parse(readFileSync(join(FIXTURES, 'conformance/buildkit-golden.json'), 'utf8')) as readonly { readonly input: string }[];
  return inputs.map(({ input }) => input);
}
