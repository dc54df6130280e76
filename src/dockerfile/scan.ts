import { skipSpace } from './blanks.ts';
import { readCommand } from './command.ts';
import { readDirectives } from './directives.ts';
import { findHeredocs } from './heredoc.ts';
import { readHeredocBody } from './heredoc-body.ts';
import { splitLines } from './lines.ts';
import { commentOf, readLogicalLine, trimLineEnd } from './logical-line.ts';
import type { LogicalLine } from './logical-line.ts';
import { lineOf } from './problem.ts';
import type { Problem } from './problem.ts';
import { quoted } from './quoted.ts';
import { sourceOffset } from './segments.ts';
import { SizeLimits } from './size-limits.ts';
import { collectStages } from './stages.ts';
import type { Command, Comment, Heredoc, Instruction, Line, Parsed, Refusal } from './types.ts';

/** BuildKit's scanner gives up at a line of 65,536 bytes (bufio.MaxScanTokenSize). */
const MAX_LINE_BYTES = 65_535;

type InstructionReading =
  | { readonly ok: true; readonly instruction: Instruction; readonly last: number }
  | { readonly ok: false; readonly line: number; readonly message: string };

/**
 * Reads a text as BuildKit's parser does (frontend/dockerfile/parser), with a source map, and refuses
 * what that parser refuses, and what is larger than any file is. It does not judge what later steps of BuildKit would
 * refuse: unknown instructions, wrong arguments of FROM; there, `stages` is what could be made of it.
 *
 * @param anySize reads a text of any size
 */
export function scan(text: string, anySize: boolean = false): Parsed {
  const limits = anySize ? undefined : new SizeLimits();
  const lines = splitLines(text);
  const tooMany = limits?.lines(lines.length);
  if (tooMany !== undefined) return { ok: false, refusal: tooMany };
  for (const [index, line] of lines.entries()) {
    const units = line.end - line.start + (line.eol === '\r\n' ? 1 : 0);
    // A UTF-16 unit is three bytes of UTF-8 at most.
    if (units * 3 > MAX_LINE_BYTES && Buffer.byteLength(text.slice(line.start, line.start + units)) > MAX_LINE_BYTES) {
      return refuse(index + 1, `the line is longer than the ${MAX_LINE_BYTES} bytes that BuildKit takes`);
    }
  }
  const directives = readDirectives(text, lines);
  if (!directives.ok) return refuse(directives.line, directives.message);
  const { escape, end: directivesEnd } = directives;

  const comments: Comment[] = [];
  const instructions: Instruction[] = [];
  let stage = -1;
  let open = false;
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index];
    if (line === undefined) break;
    const comment = commentOf(text, line, index);
    if (comment !== undefined) {
      comments.push(comment);
      continue;
    }
    const end = trimLineEnd(text, line);
    const start = skipSpace(text, line.start + (index === 0 && text.charCodeAt(0) === 0xfeff ? 1 : 0), end);
    if (start >= end) continue;

    const logical = readLogicalLine(text, lines, index, start, escape);
    const refusal = limits?.instruction(logical.text, index + 1, stage + 1);
    if (refusal !== undefined) return { ok: false, refusal };
    const reading = readInstruction(text, lines, index, start, logical, escape, stage);
    if (!reading.ok) return refuse(reading.line, reading.message);
    const tooMuch = limits && shellRefusal(limits, reading.instruction);
    if (tooMuch !== undefined) return { ok: false, refusal: tooMuch };
    for (const inner of logical.comments) comments.push(inner);
    instructions.push(reading.instruction);
    open = logical.open;
    stage = reading.instruction.stage;
    index = reading.last;
  }
  if (instructions.length === 0) return refuse(1, 'there is no instruction in it');
  const stages = collectStages(instructions);
  return { ok: true, dockerfile: { text, lines, escape, directivesEnd, comments, instructions, stages, open } };
}

function readInstruction(
  text: string,
  lines: readonly Line[],
  first: number,
  start: number,
  logical: LogicalLine,
  escape: '\\' | '`',
  stageBefore: number,
): InstructionReading {
  const line = first + 1;
  const refused = ({ message, at }: Problem): InstructionReading => {
    const mapped = { text: logical.text, segments: logical.segments, span: { start, end: start } };
    return { ok: false, line: lineOf({ text, lines }, mapped, at), message };
  };
  const reading = readCommand(logical.text, 0, escape);
  if (!reading.ok) return refused(reading);
  const { command, keyword } = reading;
  let trigger: Command | undefined;
  if (command.keyword === 'ONBUILD' && command.rest !== '') {
    const carried = readCommand(logical.text, command.argsStart, escape);
    if (!carried.ok) return refused(carried);
    trigger = carried.command;
  }

  const heredocs: Heredoc[] = [];
  let last = logical.last;
  if (takesHeredocs(trigger ?? command)) {
    const starts = findHeredocs(logical.text);
    if (!starts.ok) return refused({ message: starts.message, at: logical.text.indexOf('<<') });
    for (const heredocStart of starts.heredocs) {
      const body = readHeredocBody(text, lines, last + 1, heredocStart);
      if (body === undefined) {
        const name = quoted(heredocStart.name);
        return refused({ message: `the heredoc ${name} is never closed`, at: heredocStart.start });
      }
      heredocs.push(body.heredoc);
      last = body.last;
    }
  }

  const { segments } = logical;
  const keywordStart = keyword.end > keyword.start ? sourceOffset(segments, keyword.start) : start;
  const keywordEnd = keyword.end > keyword.start ? sourceOffset(segments, keyword.end - 1) + 1 : start;
  const lastLine = lines[last];
  const end = Math.max(keywordEnd, lastLine === undefined ? text.length : trimLineEnd(text, lastLine));
  // Every property by name: spreading `command` would take 20 times as long, and megabytes.
  const instruction: Instruction = {
    keyword: command.keyword,
    flags: command.flags,
    argsStart: command.argsStart,
    rest: command.rest,
    json: command.json,
    keywordSpan: { start: keywordStart, end: keywordEnd },
    first: line,
    last: last + 1,
    span: { start: keywordStart, end },
    text: logical.text,
    segments,
    heredocs,
    trigger,
    stage: command.keyword === 'FROM' ? stageBefore + 1 : stageBefore,
  };
  return { ok: true, instruction, last };
}

function shellRefusal(limits: SizeLimits, { keyword, rest, heredocs }: Instruction): Refusal | undefined {
  const refusal = keyword === 'RUN' ? limits.shellText(rest) : undefined;
  return heredocs.reduce((found, { content }) => found ?? limits.shellText(content), refusal);
}

function takesHeredocs(command: Command): boolean {
  const { keyword, json } = command;
  return json === undefined && (keyword === 'RUN' || keyword === 'COPY' || keyword === 'ADD');
}

function refuse(line: number, message: string): Parsed {
  return { ok: false, refusal: { code: 'structure-unclear', line, message } };
}
