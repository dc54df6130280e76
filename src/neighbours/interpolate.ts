/** Stands around the name of a variable that is not told; no file that is read holds it. */
const MARK = '\0';

const NAME = /[A-Za-z_][A-Za-z0-9_]*/y;

/**
 * Fills variables in as Compose does: `$X`, `${X}`, `${X:-default}`, `${X-default}`, `${X:?message}`, and `$$` for a dollar. Where a
 * variable is neither set nor has a default, its name stands between two NULs: ask `isTold`, or `asWritten`.
 */
export function interpolate(text: string, valueOf: (name: string) => string | undefined, depth = 0): string {
  if (!text.includes('$')) return text;
  const out: string[] = [];
  for (let at = 0; at < text.length; ) {
    const dollar = text.indexOf('$', at);
    if (dollar === -1) {
      out.push(text.slice(at));
      break;
    }
    out.push(text.slice(at, dollar));
    const next = text.charAt(dollar + 1);
    const open = next === '{';
    const name = nameAt(text, dollar + (open ? 2 : 1));
    at = dollar + 1;
    if (next === '$') {
      out.push('$');
      at++;
    } else if (name === undefined) out.push('$');
    else if (!open) {
      out.push(valueOf(name) ?? unknown(name));
      at += name.length;
    } else {
      const end = closingBrace(text, dollar + 2);
      if (end === undefined) {
        out.push(text.slice(dollar));
        break;
      }
      out.push(braced(name, text.slice(dollar + 2 + name.length, end), valueOf, depth));
      at = end + 1;
    }
  }
  return out.join('');
}

/** Whether all variables of an interpolated text are told. */
export function isTold(text: string): boolean {
  return !text.includes(MARK);
}

/** An interpolated text with the variables that are not told as they were written. */
export function asWritten(text: string): string {
  return text.split(MARK).map((part, index) => (index % 2 === 1 ? `\${${part}}` : part)).join('');
}

/** Deeper defaults of defaults than anybody writes. */
const DEEPEST = 10;

function braced(name: string, operation: string, valueOf: (name: string) => string | undefined, depth: number): string {
  const value = valueOf(name);
  const colon = operation.startsWith(':');
  const sign = operation.charAt(colon ? 1 : 0);
  const rest = operation.slice(colon ? 2 : 1);
  const set = value !== undefined && !(colon && value === '');
  if (sign === '-') return set ? value : depth < DEEPEST ? interpolate(rest, valueOf, depth + 1) : unknown(name);
  if (sign === '+') return set && depth < DEEPEST ? interpolate(rest, valueOf, depth + 1) : unknown(name);
  return value ?? unknown(name);
}

function unknown(name: string): string {
  return MARK + name + MARK;
}

function nameAt(text: string, at: number): string | undefined {
  NAME.lastIndex = at;
  return NAME.exec(text)?.[0];
}

/** The `}` of a `${` whose inside starts at `from`. */
function closingBrace(text: string, from: number): number | undefined {
  let open = 0;
  for (let at = from; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === '{' && text.charAt(at - 1) === '$') open++;
    else if (char === '}' && open-- === 0) return at;
  }
  return undefined;
}
