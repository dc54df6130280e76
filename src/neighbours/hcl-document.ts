import type { Data, DataEntry } from './data.ts';
import { HclCursor } from './hcl-cursor.ts';
import { hclTokens, type HclToken } from './hcl-tokens.ts';
import { LONGEST, type ReadData } from '../yaml/yaml-document.ts';

/** Deeper than anything that people write. */
const DEEPEST = 200;

/**
 * A small reader of HCL's native syntax: blocks and attributes with literal values. `target "app" { tags = ["a"] }` gives the map
 * `target.app.tags`, later blocks of the same labels added to the earlier ones. A variable by itself, `X`, gives the text `${X}`;
 * any other expression is unknown. Never throws.
 */
export function readHcl(text: string): ReadData {
  if (text.length > LONGEST) return { ok: false, offset: 0, message: `it is longer than ${LONGEST} characters` };
  const reader = new Reader(hclTokens(text));
  const data = reader.body('end', 0, 0);
  const wrong = reader.wrong;
  return wrong === undefined ? { ok: true, documents: [data] } : { ok: false, offset: wrong.start, message: `${describe(wrong)} is not expected here` };
}

function describe(token: HclToken): string {
  return token.kind === 'end' ? 'the end of the file' : token.kind === 'newline' ? 'the end of the line' : JSON.stringify(token.text.slice(0, 40));
}

type Entries = Map<string, DataEntry>;

/** Walks over the tokens; `wrong` is the first one that fits nowhere, and ends the reading. */
class Reader {
  wrong: HclToken | undefined;
  private readonly at: HclCursor;
  /** The entries of the maps that blocks have made, to add the blocks of the same labels to. */
  private readonly blocks = new WeakMap<Data, Entries>();

  constructor(tokens: readonly HclToken[]) {
    this.at = new HclCursor(tokens);
  }

  body(end: '}' | 'end', start: number, depth: number): Data {
    const entries: Entries = new Map();
    for (;;) {
      this.at.skipNewlines();
      const token = this.at.peek();
      if (this.wrong !== undefined) break;
      if (token.kind === 'end' ? end === 'end' : token.kind === 'sign' && token.text === end) break;
      if (this.at.isSign('(')) this.computedItem();
      else if (token.kind !== 'word' && token.kind !== 'string') this.fail(token);
      else this.statement(entries, depth);
    }
    this.at.take();
    return { kind: 'map', start, entries };
  }

  /** `name = value` or `name label… { body }`. */
  private statement(entries: Entries, depth: number): void {
    const labels = [this.at.take()];
    while (this.at.peek().kind === 'word' || this.at.peek().kind === 'string') labels.push(this.at.take());
    const sign = this.at.take();
    const [name] = labels;
    if (name !== undefined && labels.length === 1 && sign.kind === 'sign' && (sign.text === '=' || sign.text === ':')) {
      const value = this.value(depth);
      entries.set(name.text, { key: name.text, start: name.start, value });
    } else if (sign.kind === 'sign' && sign.text === '{' && depth < DEEPEST) {
      const body = this.body('}', sign.start, depth + 1);
      this.addBlock(entries, labels, body);
    } else this.fail(sign);
    // In an object, items may be parted by commas.
    this.at.skipComma();
  }

  /** `(key) = value` in an object: nobody knows which key. */
  private computedItem(): void {
    this.at.take();
    this.at.skipExpression();
    this.at.take();
    this.at.skipExpression();
    this.at.skipComma();
  }

  private addBlock(entries: Entries, labels: readonly HclToken[], body: Data): void {
    let parent = entries;
    labels.forEach(({ text, start }, index) => {
      const known = parent.get(text);
      const inner: Entries = (known?.value === undefined ? undefined : this.blocks.get(known.value)) ?? new Map();
      const value: Data = { kind: 'map', start: body.start, entries: inner };
      this.blocks.set(value, inner);
      if (index === labels.length - 1 && body.kind === 'map') for (const [key, entry] of body.entries) inner.set(key, entry);
      parent.set(text, { key: text, start: known?.start ?? start, value });
      parent = inner;
    });
  }

  /** A literal, or `unknown` for an expression; what stands up to its end is passed over. */
  private value(depth: number): Data | undefined {
    const token = this.at.take();
    const value = this.literal(token, depth);
    if (this.at.atValueEnd()) return value;
    this.at.skipExpression();
    return { kind: 'unknown', start: token.start };
  }

  private literal(token: HclToken, depth: number): Data | undefined {
    const { kind, text, start } = token;
    if (kind === 'string') return { kind: 'text', start, text };
    if (kind === 'word' && text === 'null') return undefined;
    if (kind === 'word') return /^(?:[0-9]|true$|false$)/.test(text) ? { kind: 'text', start, text } : { kind: 'text', start, text: `\${${text}}` };
    if (kind === 'sign' && text === '{' && depth < DEEPEST && !this.at.isFor()) return this.body('}', start, depth + 1);
    if (kind === 'sign' && text === '[' && depth < DEEPEST && !this.at.isFor()) return this.list(start, depth);
    this.at.back();
    if (kind === 'newline' || kind === 'end') this.fail(token);
    else this.at.skipExpression();
    return { kind: 'unknown', start };
  }

  private list(start: number, depth: number): Data {
    const items: (Data | undefined)[] = [];
    for (this.at.skipNewlines(); !this.at.isSign(']') && this.wrong === undefined; this.at.skipNewlines()) {
      items.push(this.value(depth + 1));
      this.at.skipNewlines();
      if (this.at.isSign(',')) this.at.skipComma();
      else if (!this.at.isSign(']')) this.fail(this.at.peek());
    }
    this.at.take();
    return { kind: 'list', start, items };
  }

  private fail(token: HclToken): void {
    this.wrong ??= token;
  }
}
