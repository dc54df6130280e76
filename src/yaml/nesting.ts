import { Parser } from 'yaml';
import type { CST } from 'yaml';

/** Deeper than anything that people write. */
const DEEPEST = 64;

/**
 * Whether a YAML or JSON text nests too deeply to be read: the reader goes down with it, and where its stack runs out within a
 * regular expression, the process ends (V8, "RegExpCompiler Allocation failed"). The parser below it keeps a stack of its own.
 */
export function nestsTooDeeply(text: string): boolean {
  for (const token of new Parser().parse(text)) {
    if (token.type === 'document' && token.value !== undefined && isDeep(token.value)) return true;
  }
  return false;
}

function isDeep(top: CST.Token): boolean {
  let level: readonly CST.Token[] = [top];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEEPEST) return true;
    level = level.flatMap((token) => ('items' in token ? token.items.flatMap(({ key, value }) => [key, value].filter((part) => part !== undefined && part !== null)) : []));
  }
  return false;
}
