import { readFileSync } from 'node:fs';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { KEYWORDS } from '../../src/dockerfile/keywords.ts';
import { parse } from '../../src/dockerfile/parse.ts';
import { scan } from '../../src/dockerfile/scan.ts';
import { toSource, toSourceOffset } from '../../src/dockerfile/source-map.ts';
import { splitWords } from '../../src/dockerfile/split-words.ts';
import type { Command, Dockerfile, Instruction } from '../../src/dockerfile/types.ts';

// What BuildKit's own parser (moby/buildkit 73ed6825) says of each input.
interface GoldenCommand {
  readonly kw: string;
  readonly args?: readonly string[];
  readonly json?: boolean;
}
interface GoldenHeredoc {
  readonly name: string;
  readonly chomp: boolean;
  readonly expand: boolean;
  readonly content: string;
}
interface GoldenInstruction extends GoldenCommand {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly flags?: readonly string[];
  readonly heredocs?: readonly GoldenHeredoc[];
  readonly child?: GoldenCommand;
}
interface GoldenStage {
  readonly name: string;
  readonly base: string;
  readonly platform?: string;
  readonly start: number;
  readonly cmds: number;
}
interface Golden {
  readonly name: string;
  readonly input: string;
  /** Why two readers cannot both take the input, or `''`. */
  readonly astGuard: string;
  readonly expect: {
    readonly escape?: string;
    readonly instr?: readonly GoldenInstruction[];
    readonly stages?: readonly GoldenStage[];
    /** The parser refuses the input. */
    readonly err?: string;
    /** The parser takes the input, a later step refuses an instruction. */
    readonly instErr?: string;
  };
}

const golden: readonly Golden[] = JSON.parse(
  readFileSync(new URL('../../../fixtures/conformance/buildkit-golden.json', import.meta.url), 'utf8'),
);

/** BuildKit takes their structure, but not their quotes, when it expands the words. */
const NOT_EXPANDED = new Set(['env-eq-in-quotes', 'env-unbalanced', 'copy-quoted-nonjson']);

function scanned(input: string): Dockerfile {
  const result = scan(input);
  if (!result.ok) throw new Error(result.refusal.message);
  return result.dockerfile;
}

/** The arguments as BuildKit's line parsers give them. */
function args(command: Command, escape: '\\' | '`', trigger?: Command): readonly string[] {
  const { keyword, rest, json } = command;
  switch (keyword) {
    case 'RUN':
    case 'CMD':
    case 'ENTRYPOINT':
    case 'SHELL':
      return json ?? whole(rest);
    case 'COPY':
    case 'ADD':
    case 'VOLUME':
      return json ?? separated(rest);
    case 'FROM':
    case 'EXPOSE':
      return separated(rest);
    case 'USER':
    case 'WORKDIR':
    case 'STOPSIGNAL':
    case 'MAINTAINER':
      return whole(rest);
    case 'ARG':
      return splitWords(rest, escape).map((word) => word.text);
    case 'ENV':
    case 'LABEL':
      return pairs(rest, escape);
    case 'HEALTHCHECK': {
      const type = /^[^\t\v\f\r ]*/.exec(rest)?.[0] ?? '';
      return rest === '' ? [] : [type, ...(json ?? whole(rest.slice(type.length).trimStart()))];
    }
    case 'ONBUILD':
      return trigger === undefined ? [] : [trigger.keyword, ...args(trigger, escape)];
    default:
      return [''];
  }
}

function whole(rest: string): readonly string[] {
  return rest === '' ? [] : [rest];
}

function separated(rest: string): readonly string[] {
  return rest === '' ? [] : rest.split(/[\t\v\f\r ]+/);
}

function pairs(rest: string, escape: '\\' | '`'): readonly string[] {
  const words = splitWords(rest, escape);
  if (words[0]?.text.includes('=')) {
    return words.flatMap(({ text }) => {
      const equals = text.indexOf('=');
      return [text.slice(0, equals), text.slice(equals + 1), '='];
    });
  }
  const [name, ...value] = rest.split(/([\t\v\f\r ]+)/);
  return words.length === 0 ? [] : [name ?? '', value.slice(1).join(''), ''];
}

function seen({ keyword, first, last, text, flags, heredocs, json, trigger }: Instruction): unknown {
  return {
    keyword,
    first,
    last,
    text,
    flags: flags.map(({ name, value }) => (value === '' ? `--${name}` : `--${name}=${value}`)),
    heredocs,
    json: json !== undefined,
    trigger: trigger && { keyword: trigger.keyword, json: trigger.json !== undefined },
  };
}

for (const { name, input, astGuard, expect } of golden) {
  if (expect.err !== undefined) {
    test(`refused as BuildKit does: ${name}`, () => {
      const result = scan(input);
      assert.is(result.ok, false);
      if (!result.ok) assert.is(result.refusal.code, 'structure-unclear');
    });
  } else {
    test(`scanned as BuildKit does: ${name}`, () => {
      const dockerfile = scanned(input);
      assert.is(dockerfile.escape, expect.escape);
      const instructions = expect.instr ?? [];
      assert.is(dockerfile.instructions.length, instructions.length);
      dockerfile.instructions.forEach((instruction, index) => {
        const wanted = instructions[index];
        if (wanted === undefined) throw new Error('one instruction too many');
        compare(dockerfile, instruction, wanted);
      });
    });
    test(`mapped to its source: ${name}`, () => checkSourceMap(scanned(input)));
  }
  if (expect.stages !== undefined) {
    test(`stages as BuildKit's: ${name}`, () => {
      const stages = scanned(input).stages.map(({ name, base, platform, from, instructions }) =>
        JSON.stringify({ name, base, platform, start: from.first, cmds: instructions.length }),
      );
      const wanted = (expect.stages ?? []).map(({ name, base, platform = '', start, cmds }) =>
        JSON.stringify({ name, base, platform, start, cmds }),
      );
      assert.is(stages.join('\n'), wanted.join('\n'));
    });
  }
  test(`parsed or refused: ${name}`, () => {
    const result = parse(input);
    if (expect.err !== undefined || astGuard !== '' || NOT_EXPANDED.has(name)) assert.is(result.ok, false);
    else if (expect.stages !== undefined) {
      const refusal = result.ok ? '' : result.refusal.code;
      if (!/\r(?!\n)|\0/.test(input)) assert.is(refusal, '');
    }
  });
}

function compare(dockerfile: Dockerfile, instruction: Instruction, wanted: GoldenInstruction): void {
  const { start, end, text, flags = [], heredocs = [], json = false, child } = wanted;
  assert.equal(seen(instruction), {
    keyword: keywordOf(wanted.kw),
    first: start,
    last: end,
    text,
    flags: flags.map((flag) => flag.replace(/=$/, '')),
    heredocs: instruction.heredocs,
    json,
    trigger: child && { keyword: keywordOf(child.kw), json: child.json ?? false },
  });
  const wantedArgs = child ? [keywordOf(child.kw), ...(child.args ?? [])] : (wanted.args ?? []);
  assert.equal(args(instruction, dockerfile.escape, instruction.trigger), wantedArgs);
  assert.is(instruction.heredocs.length, heredocs.length);
  heredocs.forEach(({ name, chomp, expand, content }, index) => {
    const heredoc = instruction.heredocs[index];
    if (heredoc === undefined) throw new Error('a heredoc is missing');
    assert.is(heredoc.name, name);
    assert.is(heredoc.chomp, chomp);
    assert.is(heredoc.expand, expand);
    // BuildKit strips the tabs of `<<-` later, when it uses the content.
    assert.is(dockerfile.text.slice(heredoc.span.start, heredoc.span.end), content);
    assert.is(heredoc.content, chomp ? content.replace(/(^|\n)\t+/g, '$1') : content);
  });
}

/** The golden data keep the case; the keyword of an unknown instruction is upper-cased in ASCII only. */
function keywordOf(written: string): string {
  return written.replace(/[a-z]/g, (letter) => letter.toUpperCase());
}

function checkSourceMap({ text, instructions }: Dockerfile): void {
  for (const instruction of instructions) {
    let mapped = '';
    let before = -1;
    for (let offset = 0; offset < instruction.text.length; offset++) {
      const source = toSourceOffset(instruction, offset);
      assert.ok(source > before);
      assert.ok(source >= 0 && source < text.length);
      mapped += text.charAt(source);
      before = source;
    }
    assert.is(mapped, instruction.text);
    for (const segment of instruction.segments) {
      const joined = { start: segment.joined, end: segment.joined + segment.length };
      const span = toSource(instruction, joined);
      assert.is(span && text.slice(span.start, span.end), instruction.text.slice(joined.start, joined.end));
    }
    const { keyword, keywordSpan } = instruction;
    if (KEYWORDS.has(keyword) && !text.slice(keywordSpan.start, keywordSpan.end).includes('\n')) {
      assert.is(text.slice(keywordSpan.start, keywordSpan.end).toUpperCase(), keyword);
    }
  }
}

test.run();
