import { nameValues } from '../../../src/dockerfile/name-value.ts';
import { parse } from '../../../src/dockerfile/parse.ts';
import { scan } from '../../../src/dockerfile/scan.ts';
import { splitWords } from '../../../src/dockerfile/split-words.ts';
import type { Command, Dockerfile, Heredoc, Instruction } from '../../../src/dockerfile/types.ts';

/**
 * What comes out of a text, one line each:
 *
 * - `escape=`` where a directive changes it,
 * - `# 2 "# text"` for a comment,
 * - `2-4 RUN "joined text"` for an instruction on lines 2 to 4, and behind it what it has of `flags(name=value)` with
 *   `rest("arguments")`, `json("a", "b")`, `pairs("name" "value")`, `names("a", "b=c")`, `onbuild(KEYWORD …)` and
 *   `heredoc(NAME "content")`, where NAME has a `-` in front if it strips tabs, and `'` around it if nothing expands;
 *   `FROM a`, the frame of most cases, is left out,
 * - `skipped CODE line N` if the file is not read on; alone if BuildKit's parser refuses it too.
 */
export function render(text: string): readonly string[] {
  const scanned = scan(text);
  const parsed = parse(text);
  const lines = scanned.ok ? dockerfileLines(scanned.dockerfile) : [];
  if (parsed.ok) return scanned.ok ? lines : [...lines, 'taken although the scanner refuses it'];
  return [...lines, `skipped ${parsed.refusal.code} line ${parsed.refusal.line}`];
}

function dockerfileLines({ escape, comments, instructions }: Dockerfile): readonly string[] {
  return [
    ...(escape === '\\' ? [] : [`escape=${escape}`]),
    ...comments.map(({ line, text }) => `# ${line} ${JSON.stringify(text)}`),
    ...instructions.filter(({ text }) => text !== 'FROM a').map((instruction) => instructionLine(instruction, escape)),
  ];
}

function instructionLine(instruction: Instruction, escape: Dockerfile['escape']): string {
  const { keyword, first, last, text, heredocs, trigger } = instruction;
  const lines = first === last ? `${first}` : `${first}-${last}`;
  const carried = trigger === undefined ? [] : [`onbuild(${[trigger.keyword, ...commandParts(trigger, escape)].join(' ')})`];
  const parts = [...commandParts(instruction, escape), ...carried, ...heredocs.map(heredocPart)];
  return [`${lines} ${keyword} ${JSON.stringify(text)}`, ...parts].join(' ');
}

function commandParts({ keyword, flags, rest, json }: Command, escape: Dockerfile['escape']): readonly string[] {
  const parts: string[] = [];
  if (flags.length > 0) parts.push(`flags(${flags.map(({ name, value }) => `${name}=${value}`).join(', ')})`, `rest(${JSON.stringify(rest)})`);
  if (json !== undefined) parts.push(`json(${json.map((item) => JSON.stringify(item)).join(', ')})`);
  if (keyword === 'ENV' || keyword === 'LABEL') {
    parts.push(`pairs(${nameValues(rest, escape).map(({ name, value }) => `${JSON.stringify(name)} ${JSON.stringify(value)}`).join(', ')})`);
  }
  if (keyword === 'ARG') parts.push(`names(${splitWords(rest, escape).map((word) => JSON.stringify(word.text)).join(', ')})`);
  return parts;
}

function heredocPart({ name, chomp, expand, content }: Heredoc): string {
  const quote = expand ? '' : "'";
  return `heredoc(${chomp ? '-' : ''}${quote}${name}${quote} ${JSON.stringify(content)})`;
}
