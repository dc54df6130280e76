import { interpolate, isTold } from './interpolate.ts';
import { variableLookup } from './variables.ts';

/**
 * The variables of a `.env` file as Compose reads it: `NAME=value`, `export` before it, quotes around the value, ` #` for a comment.
 * A value that names a variable which is not told is left out. Never throws.
 */
export function readEnvFile(text: string): (name: string) => string | undefined {
  const raw = new Set<string>();
  const written = new Map<string, string>();
  for (const line of text.split('\n')) {
    const match = /^\uFEFF?\s*(?:export\s+)?([A-Za-z_][A-Za-z0-9_.-]*)\s*[=:](.*)$/s.exec(line);
    const [, name, value] = match ?? [];
    if (name === undefined || value === undefined) continue;
    const { text: content, literal } = unquote(value.trim());
    written.set(name, content);
    if (literal) raw.add(name);
    else raw.delete(name);
  }
  const filled = variableLookup(written, (content, valueOf) => {
    const value = interpolate(content, valueOf);
    return isTold(value) ? value : undefined;
  });
  return (name) => (raw.has(name) ? written.get(name) : filled(name));
}

function unquote(value: string): { readonly text: string; readonly literal: boolean } {
  const quote = value.charAt(0);
  if (quote === '"' || quote === "'") {
    const end = value.indexOf(quote, 1);
    if (end !== -1) return { text: value.slice(1, end), literal: quote === "'" };
  }
  const comment = value.startsWith('#') ? 0 : value.search(/\s#/);
  return { text: comment === -1 ? value : value.slice(0, comment).trimEnd(), literal: false };
}
