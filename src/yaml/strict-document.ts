import { isAlias, isMap, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import type { Document, Node } from 'yaml';
import { nestsTooDeeply } from './nesting.ts';

/** Keys and indexes from the top. */
export type DataPath = readonly (string | number)[];

export type StrictData =
  | {
      readonly ok: true;
      readonly value: unknown;
      /** The line (from 1) of the deepest part of a path that is there: of a key, or of an item. */
      readonly lineOf: (path: DataPath) => number;
    }
  | { readonly ok: false; readonly line: number; readonly message: string };

/** More than any configuration that people write; the parser takes its time with larger ones that are made to hurt it. */
const LONGEST = 64 * 1024;
/** Aliases may stand for each other and so multiply. */
const MOST_ALIASES = 100;

/** Reads the text of a configuration as plain data. JSON is read as the YAML that it is, indented with tabs too. Never throws. */
export function readStrictYaml(text: string): StrictData {
  if (text.length > LONGEST) return { ok: false, line: 0, message: `it is longer than ${LONGEST} characters` };
  const lines = new LineCounter();
  const lineAt = (offset: number | undefined): number => (offset === undefined ? 0 : lines.linePos(offset).line);
  if (nestsTooDeeply(text)) return { ok: false, line: 0, message: 'it nests too deeply' };
  try {
    // Looking for repeated keys takes the parser time that grows with the square of their number.
    const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: false, logLevel: 'error' });
    const [broken] = document.errors;
    if (broken !== undefined) return { ok: false, line: lineAt(broken.pos[0]), message: broken.message };
    const { problem, firstAlias } = inspect(document);
    if (problem !== undefined) return { ok: false, line: lineAt(startOf(problem.node)), message: problem.message };
    try {
      return { ok: true, value: document.toJS({ maxAliasCount: MOST_ALIASES }), lineOf: (path) => lineAt(startOf(nodeAt(document, path))) || 1 };
    } catch (error) {
      return { ok: false, line: lineAt(startOf(firstAlias)), message: messageOf(error) };
    }
  } catch (error) {
    return { ok: false, line: 0, message: messageOf(error) };
  }
}

/** What the parser lets pass and a configuration must not have: keys twice, keys that are no texts, aliases of nothing. */
function inspect(document: Document.Parsed): { readonly problem: { readonly node: unknown; readonly message: string } | undefined; readonly firstAlias: Node | undefined } {
  const anchors = new Set<string>();
  let firstAlias: Node | undefined;
  let problem: { node: unknown; message: string } | undefined;
  visit(document, {
    Node(_key, node) {
      if (isAlias(node)) {
        firstAlias ??= node;
        if (!anchors.has(node.source)) problem = { node, message: `there is no anchor ${node.source} above` };
      } else if ('anchor' in node && typeof node.anchor === 'string') anchors.add(node.anchor);
      if (isMap(node)) problem ??= keyProblem(node.items.map(({ key }) => key));
      return problem === undefined ? undefined : visit.BREAK;
    },
  });
  return { problem, firstAlias };
}

function keyProblem(keys: readonly unknown[]): { node: unknown; message: string } | undefined {
  const seen = new Set<string>();
  for (const key of keys) {
    const name = isScalar(key) ? String(key.value) : undefined;
    if (name === undefined) return { node: key, message: 'a key is no text' };
    if (seen.has(name)) return { node: key, message: `${name} stands there twice` };
    seen.add(name);
  }
  return undefined;
}

function nodeAt(document: Document.Parsed, path: DataPath): unknown {
  for (let length = path.length; length > 0; length -= 1) {
    const parent: unknown = length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true);
    const last = path[length - 1];
    const key = isMap(parent) ? parent.items.find((item) => isScalar(item.key) && String(item.key.value) === last)?.key : undefined;
    const found: unknown = key ?? (typeof last === 'number' ? document.getIn(path.slice(0, length), true) : undefined);
    if (found !== undefined) return found;
  }
  return undefined;
}

function startOf(node: unknown): number | undefined {
  return typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range) ? Number(node.range[0]) : undefined;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
