import type { Span } from '../dockerfile/types.ts';
import type { Assignment, Redirection, Word } from './shell-syntax.ts';
import type { ShellAssignment, ShellRedirect, ShellWord } from './shell-types.ts';
import { readWord } from './shell-word.ts';

/** The text that positions are of; `place` stands in for them where that text was generated. */
export interface Frame {
  readonly text: string;
  readonly place: Span | undefined;
}

export function readWordNode(node: Word, frame: Frame): ShellWord {
  return readWord({ text: node.text, value: node.value, parts: node.parts }, spanOf(node, frame));
}

/** An assignment before a command's name, and the word that it is as an argument (`export A=b`). */
export function readAssignment(
  node: Assignment,
  frame: Frame,
): { readonly assignment: ShellAssignment; readonly argument: ShellWord } {
  const span = spanOf(node, frame);
  const append = node.append === true;
  if (node.value.type === 'ArrayValue' || node.index !== undefined) {
    const argument = { text: node.text, value: undefined, variables: [], template: undefined, span };
    return { assignment: { name: node.name, value: undefined, append }, argument };
  }
  const { text, value, parts } = node.value;
  const prefix = node.name + (append ? '+=' : '=');
  return {
    assignment: { name: node.name, value: readWordNode(node.value, frame), append },
    argument: readWord({ text, value, parts, prefix }, span),
  };
}

/** How a `for` or `select` loop sets its variable. */
export function loopVariable(name: Word): ShellAssignment {
  return { name: name.value, value: undefined, append: false };
}

export function readRedirect(node: Redirection, frame: Frame): ShellRedirect {
  const fd = node.descriptor?.type === 'FileDescriptor' ? { fd: node.descriptor.value } : {};
  if (node.type !== 'HereDoc') {
    return { operator: node.operator, target: node.target && readWordNode(node.target, frame), ...fd };
  }
  const { text, parts } = node.body;
  const quoted = node.delimiter?.quoted === true;
  const value = quoted ? text : withoutEscapes(text);
  const body = readWord({ text, value, parts: quoted ? undefined : parts }, spanOf(node.body, frame));
  const target = node.operator === '<<-' ? withoutTabs(body) : body;
  return { operator: node.operator, target, ...fd };
}

/** An unquoted body without expansions comes without parts, its escapes still in it. */
function withoutEscapes(text: string): string {
  let out = '';
  for (let at = 0; at < text.length; at += 1) {
    const next = text.charAt(at) === '\\' ? text.charAt(at + 1) : '';
    if (next === '$' || next === '`' || next === '\\') out += next;
    else if (next !== '\n') {
      out += text.charAt(at);
      continue;
    }
    at += 1;
  }
  return out;
}

/** `<<-` strips the tabs at the start of every line. */
function withoutTabs(body: ShellWord): ShellWord {
  let atLineStart = true;
  const strip = (text: string): string => {
    let out = '';
    for (const char of text) {
      if (char === '\t' && atLineStart) continue;
      atLineStart = char === '\n';
      out += char;
    }
    return out;
  };
  const template = body.template?.map((part) => {
    if (typeof part === 'string') return strip(part);
    atLineStart = false;
    return part;
  });
  const only = template?.length === 1 ? template[0] : undefined;
  return { ...body, template, value: typeof only === 'string' ? only : undefined };
}

/** Where a node stands in the text that was parsed. */
export function spanOf(node: { readonly pos: number; readonly end: number }, frame: Frame): Span {
  return frame.place ?? { start: node.pos, end: node.end };
}
