import { isAlias, isMap, isScalar, isSeq, parseAllDocuments, visit } from 'yaml';
import type { Document, Node } from 'yaml';
import { nestsTooDeeply } from './nesting.ts';
import type { Data, DataEntry } from '../neighbours/data.ts';

export type ReadData =
  | { readonly ok: true; readonly documents: readonly Data[] }
  /** `offset` is where it went wrong. */
  | { readonly ok: false; readonly offset: number; readonly message: string };

/** More than any file that people write; the parser needs seconds for a megabyte made to hurt it. */
export const LONGEST: number = 256 * 1024;

/** What merge keys may add to one file, so that merges of merges cannot multiply. */
const MOST_MERGED = 20_000;

/**
 * The documents of a YAML or JSON text; empty ones are left out. An alias gives the very object of its anchor, so that aliases of
 * aliases take no room, and `<<` is merged. Tags are not looked at, but for `!reset` of compose files, which is null.
 * `at` is where the text starts in its file. Never throws.
 */
export function readYaml(text: string, at = 0): ReadData {
  if (text.length > LONGEST) return { ok: false, offset: at, message: `it is longer than ${LONGEST} characters` };
  if (nestsTooDeeply(text)) return { ok: false, offset: at, message: 'it nests too deeply' };
  try {
    // Looking for repeated keys takes time that grows with the square of their number.
    const parsed = parseAllDocuments(text, { uniqueKeys: false, prettyErrors: false, logLevel: 'silent' });
    const documents: Data[] = [];
    for (const document of Array.isArray(parsed) ? parsed : []) {
      const error = document.errors[0];
      if (error !== undefined) return { ok: false, offset: at + error.pos[0], message: error.message };
      const data = readDocument(document, at);
      if (data !== undefined) documents.push(data);
    }
    return { ok: true, documents };
  } catch (error) {
    // Hostile nesting ends in a RangeError, of the parser or of the walk.
    return { ok: false, offset: at, message: error instanceof Error ? error.message : String(error) };
  }
}

function readDocument(document: Document.Parsed, at: number): Data | undefined {
  const anchors = anchorsOf(document);
  const known = new Map<Node, Data | undefined>();
  let merged = 0;

  const read = (node: unknown): Data | undefined => {
    if (isAlias(node)) {
      const target = anchors.get(node);
      // An alias inside its own anchor finds nothing.
      return target === undefined ? undefined : known.get(target);
    }
    if (!isScalar(node) && !isMap(node) && !isSeq(node)) return undefined;
    const data = node.tag === '!reset' ? undefined : readNode(node);
    known.set(node, data);
    return data;
  };

  const readNode = (node: Node): Data | undefined => {
    const start = at + (node.range?.[0] ?? 0);
    if (isSeq(node)) return { kind: 'list', start, items: node.items.map(read) };
    if (!isMap(node)) return isScalar(node) && node.value !== null ? { kind: 'text', start, text: node.source ?? String(node.value) } : undefined;
    const entries = new Map<string, DataEntry>();
    const merges: (Data | undefined)[] = [];
    for (const { key: keyNode, value: valueNode } of node.items) {
      const key = read(keyNode);
      const value = read(valueNode);
      if (key?.kind !== 'text') continue;
      if (key.text === '<<') merges.push(...(value?.kind === 'list' ? value.items : [value]));
      else entries.set(key.text, { key: key.text, start: key.start, value });
    }
    // YAML's merge key: what stands in the map itself wins, then what is merged first.
    for (const data of merges) {
      if (data?.kind !== 'map') continue;
      merged += data.entries.size;
      if (merged > MOST_MERGED) throw new RangeError('its merge keys repeat too much');
      for (const [key, entry] of data.entries) if (!entries.has(key)) entries.set(key, entry);
    }
    return { kind: 'map', start, entries };
  };

  return read(document.contents);
}

/** The node of each alias: the last one before it with its anchor. In one pass; the parser's own look-up takes one for each alias. */
function anchorsOf(document: Document.Parsed): ReadonlyMap<Node, Node> {
  const targets = new Map<Node, Node>();
  const named = new Map<string, Node>();
  visit(document, {
    Node(_key, node) {
      if (isAlias(node)) {
        const target = named.get(node.source);
        if (target !== undefined) targets.set(node, target);
      } else if ('anchor' in node && typeof node.anchor === 'string') named.set(node.anchor, node);
    },
  });
  return targets;
}
