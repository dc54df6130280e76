import { wordsOf } from '../shell/commands.ts';
import type { Declaration, Reading } from './declaration.ts';
import { buildsIn } from './script.ts';
import { evidenceAt, type TextFile } from './text-file.ts';
import { variableLookup, type ValueOf } from './variables.ts';

const ASSIGNMENT = /^[ ]*(?:export[ \t]+|override[ \t]+)*([A-Za-z_][A-Za-z0-9_.-]*)[ \t]*(\?=|:{0,3}=|\+=|!=)[ \t]*(.*)$/s;
const BUILD = /\b(?:build|b|bud|build-using-dockerfile)\b/;

/** The folder that make runs in. */
const HERE: ReadonlySet<string> = new Set(['CURDIR', 'PWD']);

interface LogicalLine {
  /** Continuations joined by blanks. */
  readonly text: string;
  readonly start: number;
}

/**
 * The lines of recipes that build images. Variables that the file sets once to plain text are filled in; others are not told. Each
 * line is a shell of its own (GNU make, 5.3).
 */
export function readMakefile(source: TextFile): Reading {
  const lines = logicalLines(source);
  const recipes = lines.filter(({ text }) => text.startsWith('\t') && BUILD.test(text));
  if (recipes.length === 0) return { declarations: [] };
  const valueOf = variableLookup(assignmentsOf(lines), (text, lookUp) => {
    const parts = fill(text, lookUp);
    return parts.includes(undefined) ? undefined : parts.join('');
  });
  const declarations = recipes.flatMap(({ text, start }): readonly Declaration[] => {
    const prefix = /^[\t @+-]*/.exec(text)?.[0].length ?? 0;
    const shell = fill(text.slice(prefix), (name) => valueOf(name) ?? (HERE.has(name) ? '.' : undefined)).map((part) => part ?? UNTOLD).join('');
    return buildsIn(shell, (command) => evidenceAt(source, start + prefix, wordsOf(command).replaceAll(UNTOLD, '…')));
  });
  return { declarations };
}

/** A shell variable that nothing sets. */
const UNTOLD = '${UNTOLD}';

function logicalLines({ text, lines }: TextFile): readonly LogicalLine[] {
  const found: LogicalLine[] = [];
  let parts: string[] = [];
  let start = 0;
  for (const line of lines) {
    if (parts.length === 0) start = line.start;
    const content = text.slice(line.start, line.end);
    const continued = content.endsWith('\\');
    parts.push(continued ? content.slice(0, -1) : content);
    if (continued) continue;
    found.push({ text: parts.join(' '), start });
    parts = [];
  }
  if (parts.length > 0) found.push({ text: parts.join(' '), start });
  return found;
}

/** Those that are set once; a value that a program gives, or that is added to, is not told. */
function assignmentsOf(lines: readonly LogicalLine[]): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  const unclear = new Set<string>();
  for (const { text } of lines) {
    const [, name, operator, value] = (text.startsWith('\t') ? null : ASSIGNMENT.exec(text)) ?? [];
    if (name === undefined || value === undefined) continue;
    if (values.has(name) || operator === '+=' || operator === '!=') unclear.add(name);
    const comment = value.indexOf('#');
    values.set(name, (comment === -1 ? value : value.slice(0, comment)).trim());
  }
  return new Map([...values].filter(([name]) => !unclear.has(name)));
}

/** `$(NAME)`, `${NAME}` and `$$`; a function, an automatic variable or a name that is not told gives undefined. */
function fill(text: string, valueOf: ValueOf): readonly (string | undefined)[] {
  const parts: (string | undefined)[] = [];
  for (let at = 0; at < text.length; ) {
    const dollar = text.indexOf('$', at);
    if (dollar === -1) {
      parts.push(text.slice(at));
      break;
    }
    parts.push(text.slice(at, dollar));
    const open = text.charAt(dollar + 1);
    if (open === '(' || open === '{') {
      const end = closing(text, dollar + 1, open, open === '(' ? ')' : '}');
      parts.push(valueOf(text.slice(dollar + 2, end)));
      at = end + 1;
    } else {
      parts.push(open === '$' ? '$' : undefined);
      at = dollar + 2;
    }
  }
  return parts;
}

function closing(text: string, from: number, open: string, close: string): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === open) depth++;
    else if (char === close && --depth === 0) return at;
  }
  return text.length;
}
