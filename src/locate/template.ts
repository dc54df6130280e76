import { roughInstructions, type RoughInstruction } from './instruction-lines.ts';

const TEMPLATE_NAME = /\.(?:j2|jinja2?|tmpl|gotmpl|tpl|erb|ejs|in|template|mustache|hbs)$/i;

/** Where an instruction's keyword must stand. */
const STATEMENT = /^(?:\{\{|\{%|\{#|<%|@[A-Za-z_][A-Za-z0-9_]*@|%%[A-Za-z_][A-Za-z0-9_]*%%)/;
/** The C preprocessor's lines that no comment looks like. */
const PREPROCESSOR = /^#(?:include\s*(?:"[^"]+"|<[^<>]+>)|ifn?def\s+[A-Za-z_][A-Za-z0-9_]*)$/;
/** In an operand that names an image, a user, a path or a port. One `@` is a digest or an npm scope. */
const PLACEHOLDER = /\{\{|\{%|<%|@[A-Za-z_][A-Za-z0-9_]*@|%%[A-Za-z_][A-Za-z0-9_]*%%/;
const NAMES_SOMETHING = new Set(['FROM', 'USER', 'WORKDIR', 'COPY', 'ADD', 'EXPOSE', 'VOLUME', 'STOPSIGNAL']);
/** In other text, outside quotes: with the blank (or Jinja's and ERB's sign) that a shell would split at. */
const LOOSE = /\{\{[-~]?\s|\{%[-+~]?\s|<%(?:[=#-]|\s)/y;
/** A value that begins with a placeholder of configure, CMake or balena. Other text says `@X@` to sed. */
const VALUE = /^(?:ENV|ARG)\s.*?[\s=](?:@[A-Za-z_][A-Za-z0-9_]*@|%%[A-Za-z_][A-Za-z0-9_]*%%)(?:[\s.:/-]|$)/is;
/** The first word of a command. */
const COMMAND = /^(?:RUN|CMD|ENTRYPOINT|SHELL)\s+(?:--\S+\s+)*(?:\{\{|\{%|<%)/i;

export interface TemplateReason {
  /** From 1; 0 where no single line tells it. */
  readonly line: number;
  readonly message: string;
}

/**
 * Why a file is a template that an engine must fill in first, or undefined. A file is one by its name (`.j2`, `.tmpl`,
 * `.erb`, `.in`, …), or if it could not be built as it stands because a placeholder or statement of a template language
 *
 * - stands where an instruction or a command must begin (`{% if x %}`, `{{ run }}`, `<% … %>`, `@HEADER@`), or is a
 *   preprocessor line (`#include "base"`, `#ifdef X`; `# include` with a blank is a comment);
 * - stands in the operand of FROM, USER, WORKDIR, COPY, ADD, EXPOSE, VOLUME or STOPSIGNAL (`FROM {{ image }}`);
 * - is what a value of ENV or ARG begins with (`ENV VERSION=@VERSION@`);
 * - stands elsewhere outside quotes, with the blanks that make several words of it (`ENV V {{ version }}`).
 *
 * In quotes, here-documents and comments, and glued as in `-f {{.Dir}}`, the same signs are ordinary text that real
 * Dockerfiles hand to docker, go, curl or consul. `path` may be any form of the file's path; only its end counts.
 */
export function templateReason(path: string, text: string): TemplateReason | undefined {
  const ending = TEMPLATE_NAME.exec(path)?.[0];
  if (ending !== undefined) return { line: 0, message: `its name ends in ${ending}` };
  const { instructions, comments } = roughInstructions(text);
  const preprocessor = comments.find((comment) => PREPROCESSOR.test(comment));
  if (preprocessor !== undefined) return { line: 0, message: `it has a preprocessor line: ${cut(preprocessor)}` };
  for (const instruction of instructions) {
    const reason = reasonIn(instruction);
    if (reason !== undefined) return { line: instruction.line, message: `${reason}: ${cut(instruction.text)}` };
  }
  return undefined;
}

function reasonIn({ keyword, text }: RoughInstruction): string | undefined {
  if (STATEMENT.test(text)) return 'a template statement stands where an instruction must';
  if (COMMAND.test(text)) return 'a placeholder stands where a command must';
  if (NAMES_SOMETHING.has(keyword) && PLACEHOLDER.test(text)) return `a placeholder stands in ${keyword}`;
  if (VALUE.test(text)) return 'a value is a placeholder';
  return hasLoosePlaceholder(text) ? 'a placeholder stands outside quotes' : undefined;
}

/** Reads quotes as a shell does; a quote that is never closed reaches to the end of the instruction. */
function hasLoosePlaceholder(text: string): boolean {
  let quote = '';
  for (let at = 0; at < text.length; at++) {
    const char = text[at] ?? '';
    if (char === '\\' && quote !== "'") at++;
    else if (quote !== '') quote = char === quote ? '' : quote;
    else if (char === '"' || char === "'") quote = char;
    else if (char === '{' || char === '<') {
      LOOSE.lastIndex = at;
      if (LOOSE.test(text)) return true;
    }
  }
  return false;
}

function cut(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
