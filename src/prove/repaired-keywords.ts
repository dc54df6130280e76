import { parse } from '../dockerfile/parse.ts';

/**
 * Keywords (upper case) of the instructions that a rewrite alters rather than adds: those whose arrays it repairs. The verify gate
 * lets it alter no others, so what is altered besides shows up as a difference of the images.
 */
export function repairedKeywords(before: string, after: string): ReadonlySet<string> {
  const [old, fresh] = [instructionsOf(before), instructionsOf(after)];
  const kept = new Set(fresh.map(({ text }) => text));
  return new Set(old.filter(({ text }) => !kept.has(text)).map(({ keyword }) => keyword));
}

function instructionsOf(text: string): readonly { readonly keyword: string; readonly text: string }[] {
  const parsed = parse(text);
  return parsed.ok ? parsed.dockerfile.instructions : [];
}
