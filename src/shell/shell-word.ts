import type { Span } from '../dockerfile/types.ts';
import { forEachChild } from './shell-syntax.ts';
import type { SyntaxNode, WordPart } from './shell-syntax.ts';
import { isBraces } from './braces.ts';
import type { BracePart, ShellWord, TemplatePart } from './shell-types.ts';

/** What the parser says of a word or heredoc body; `value` counts where there are no parts. */
export interface WordSource {
  readonly text: string;
  readonly value: string;
  readonly parts: readonly WordPart[] | undefined;
  /** Stands before the word's own text: the `A=` of an assignment argument. */
  readonly prefix?: string;
}

/** Turns the parser's word into what is known of it. */
export function readWord(source: WordSource, span: Span): ShellWord {
  const prefix = source.prefix ?? '';
  const read = templateOf(source, prefix);
  const template = read?.flatMap((part) => (isBraces(part) ? [] : [part]));
  const braced = template?.length === read?.length ? undefined : read;
  return {
    text: prefix + source.text,
    value: template === undefined || braced !== undefined ? undefined : literalOf(template),
    variables: variablesOf(source),
    template: braced === undefined ? template : undefined,
    ...(braced === undefined ? {} : { braced }),
    span,
  };
}

function templateOf(source: WordSource, prefix: string): readonly (TemplatePart | BracePart)[] | undefined {
  const out: (TemplatePart | BracePart)[] = [];
  let pending = prefix;
  const tilde = source.text.startsWith('~');
  if (tilde) {
    // `~` and `~/x` read HOME, `~name` the passwd file. The parser reports all of them as plain text.
    if (!isHome(source.text)) return undefined;
    if (pending !== '') out.push(pending);
    pending = '';
    out.push({ variable: 'HOME', quoted: true });
  }
  const add = (parts: readonly WordPart[], quoted: boolean): boolean => {
    for (const part of parts) {
      switch (part.type) {
        case 'Literal':
        case 'SingleQuoted':
          pending += part.value;
          break;
        case 'DoubleQuoted':
          if (!add(part.parts, true)) return false;
          break;
        case 'SimpleExpansion':
        case 'ParameterExpansion': {
          const variable = plainVariable(part);
          if (variable === undefined) return false;
          if (pending !== '') out.push(pending);
          pending = '';
          out.push({ variable, quoted });
          break;
        }
        case 'BraceExpansion':
          // With quotes or variables between them, what they hold is not known here.
          if (part.parts !== undefined) return false;
          if (pending !== '') out.push(pending);
          pending = '';
          out.push({ braces: part.text });
          break;
        // $'…' and $"…" are plain text to dash and quotes to bash, so their value is not known.
        default:
          return false;
      }
    }
    return true;
  };
  if (source.parts === undefined) pending += source.value;
  else if (!add(source.parts, false)) return undefined;
  if (pending !== '' || out.length === 0) out.push(pending);
  return tilde ? withoutTilde(out) : out;
}

function isHome(text: string): boolean {
  return text === '~' || text.startsWith('~/');
}

/** Takes the `~` itself off the literal behind the HOME that stands for it. */
function withoutTilde(template: readonly (TemplatePart | BracePart)[]): readonly (TemplatePart | BracePart)[] {
  const at = template.findIndex((part) => typeof part !== 'string') + 1;
  return template.flatMap((part, index) => {
    if (index !== at || typeof part !== 'string') return [part];
    const rest = part.slice(1);
    return rest === '' ? [] : [rest];
  });
}

function plainVariable(part: WordPart): string | undefined {
  if (part.type === 'SimpleExpansion') {
    const name = part.text.slice(1);
    return isName(name) ? name : undefined;
  }
  if (part.type !== 'ParameterExpansion' || part.operation !== undefined) return undefined;
  if (part.prefix !== undefined || part.index !== undefined) return undefined;
  return isName(part.parameter) ? part.parameter : undefined;
}

/** A variable's name, not a positional or special parameter. */
export function isName(text: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(text);
}

function literalOf(template: readonly TemplatePart[]): string | undefined {
  const only = template[0];
  return template.length === 1 && typeof only === 'string' ? only : undefined;
}

function variablesOf(source: WordSource): readonly string[] {
  const names = new Set<string>(isHome(source.text) ? ['HOME'] : []);
  const visit = (node: SyntaxNode): void => {
    if (node.type === 'SimpleExpansion') names.add(node.text.slice(1));
    if (node.type === 'ParameterExpansion') names.add(node.parameter);
    if (node.type !== 'Script') forEachChild(node, visit);
  };
  for (const part of source.parts ?? []) visit(part);
  return [...names];
}
