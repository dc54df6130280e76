export interface HclToken {
  readonly kind: 'word' | 'string' | 'sign' | 'newline' | 'end';
  /** A string's text with its escapes decoded; templates, `${…}` and `$${`, are left as written. */
  readonly text: string;
  readonly start: number;
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' };
const WORD = /[\p{L}\p{N}_][\p{L}\p{N}_.-]*/uy;
const HEREDOC = /<<-?([A-Za-z_][A-Za-z0-9_-]*)\r?\n/y;

/**
 * Splits a text into the tokens of HCL's syntax (hashicorp/hcl, spec.md). Comments are left out. A number is a word, and so is
 * `item.name`. What is no HCL gives signs of one character, so that every text has tokens.
 */
export function hclTokens(text: string): readonly HclToken[] {
  const tokens: HclToken[] = [];
  for (let at = text.startsWith('\uFEFF') ? 1 : 0; at < text.length; ) {
    const char = text.charAt(at);
    const two = text.slice(at, at + 2);
    const start = at;
    if (char === '\n') tokens.push({ kind: 'newline', text: '\n', start: at++ });
    else if (/\s/.test(char)) at++;
    else if (char === '#' || two === '//') at = indexOrEnd(text, '\n', at);
    else if (two === '/*') at = Math.min(indexOrEnd(text, '*/', at + 2) + 2, text.length);
    else if (char === '"') {
      const string = readString(text, at);
      tokens.push({ kind: 'string', text: string.text, start });
      at = string.end;
    } else {
      const heredoc = two === '<<' ? readHeredoc(text, at) : undefined;
      WORD.lastIndex = at;
      const word = WORD.exec(text)?.[0];
      tokens.push({ kind: heredoc !== undefined ? 'string' : word !== undefined ? 'word' : 'sign', text: heredoc?.text ?? word ?? char, start });
      at = heredoc?.end ?? at + (word ?? char).length;
    }
  }
  tokens.push({ kind: 'end', text: '', start: text.length });
  return tokens;
}

/** A quoted string; the strings inside its templates do not end it. */
function readString(text: string, open: number): { readonly text: string; readonly end: number } {
  const out: string[] = [];
  /** The strings and templates around: a template is how many braces are open in it. */
  const around: ('string' | number)[] = ['string'];
  for (let at = open + 1; at < text.length; at++) {
    const char = text.charAt(at);
    const next = text.charAt(at + 1);
    const inside = around.at(-1);
    let taken = char;
    if (inside === 'string') {
      const sign = char === '$' || char === '%';
      if (char === '\\' && next !== '') taken = char + next;
      else if (sign && next === char && text.charAt(at + 2) === '{') taken = text.slice(at, at + 3);
      else if (sign && next === '{') {
        taken = char + next;
        around.push(0);
      } else if (char === '"') {
        around.pop();
        if (around.length === 0) return { text: out.join(''), end: at + 1 };
      }
    } else if (char === '"') around.push('string');
    else if (char === '}' && inside === 0) around.pop();
    else if (char === '{' || char === '}') around[around.length - 1] = (inside ?? 0) + (char === '{' ? 1 : -1);
    out.push(taken.startsWith('\\') && around.length === 1 ? (ESCAPES[next] ?? taken) : taken);
    at += taken.length - 1;
  }
  return { text: out.join(''), end: text.length };
}

function readHeredoc(text: string, at: number): { readonly text: string; readonly end: number } | undefined {
  HEREDOC.lastIndex = at;
  const head = HEREDOC.exec(text);
  if (head === null) return undefined;
  const bodyStart = at + head[0].length;
  for (let line = bodyStart; line < text.length; ) {
    const end = indexOrEnd(text, '\n', line);
    if (text.slice(line, end).trim() === head[1]) return { text: text.slice(bodyStart, line), end };
    line = end + 1;
  }
  return { text: text.slice(bodyStart), end: text.length };
}

function indexOrEnd(text: string, needle: string, from: number): number {
  const index = text.indexOf(needle, from);
  return index === -1 ? text.length : index;
}
