/** Half-open range of UTF-16 offsets into the original text of a file. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A replacement of a span of the original text: the only way text ever changes. */
export interface Edit extends Span {
  readonly text: string;
}

/** A place for people: line and column, both from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** One physical line: `start..end` is its text, without `eol`. */
export interface Line extends Span {
  readonly eol: '\n' | '\r\n' | '';
}

/** `length` characters of the joined text from `joined` on stand at `source` in the original. */
export interface Segment {
  readonly joined: number;
  readonly source: number;
  readonly length: number;
}

/** A flag before the arguments: `--from=build`. Offsets are of the joined text. */
export interface Flag {
  readonly name: string;
  /** `''` where the flag has no `=`. */
  readonly value: string;
  readonly joined: Span;
}

export interface Heredoc {
  readonly name: string;
  /** `<<-`: leading tabs are stripped from the content and the terminator. */
  readonly chomp: boolean;
  /** Unquoted name: variables in the content expand. */
  readonly expand: boolean;
  /** The lines between, raw but for the tabs that `<<-` strips, each with its line ending. */
  readonly content: string;
  /** Where the content stands, terminator excluded. */
  readonly span: Span;
}

/** What stands behind a keyword: shared by an instruction and by the one that ONBUILD carries. */
export interface Command {
  /** Upper case. */
  readonly keyword: string;
  readonly flags: readonly Flag[];
  /** Offset in the joined text at which the arguments start, flags and blanks before them excluded. */
  readonly argsStart: number;
  /** `text` from `argsStart` on, blanks at its end trimmed: what BuildKit hands to the instruction. */
  readonly rest: string;
  /** The strings of the exec (JSON) form, if the instruction takes one and `rest` is one. */
  readonly json: readonly string[] | undefined;
}

export interface Instruction extends Command {
  /** The keyword as written. */
  readonly keywordSpan: Span;
  /** First and last physical line, from 1; heredoc bodies and their terminators count. */
  readonly first: number;
  readonly last: number;
  /** From the keyword to the end of the last line, its line ending excluded. */
  readonly span: Span;
  /** The logical line as BuildKit joins it: continuations removed, comment and blank lines in them dropped. */
  readonly text: string;
  /** Source map of `text`, in order. */
  readonly segments: readonly Segment[];
  readonly heredocs: readonly Heredoc[];
  /** For ONBUILD: the instruction it carries (its offsets are of this `text` too). */
  readonly trigger: Command | undefined;
  /** Index of the stage it belongs to; -1 before the first FROM. */
  readonly stage: number;
}

export interface Stage {
  readonly index: number;
  /** Lower-cased as BuildKit does; `''` without AS. */
  readonly name: string;
  /** The base as written, variables unexpanded. */
  readonly base: string;
  /** `--platform` as written, or `''`. */
  readonly platform: string;
  readonly from: Instruction;
  /** Without the FROM. */
  readonly instructions: readonly Instruction[];
}

/** A whole-line comment outside heredocs, directives included. */
export interface Comment {
  readonly line: number;
  readonly span: Span;
  /** As written, from the `#` on. */
  readonly text: string;
}

/** A file as BuildKit reads it. */
export interface Dockerfile {
  readonly text: string;
  readonly lines: readonly Line[];
  readonly escape: '\\' | '`';
  /** Last line of the parser directives' zone, from 1; 0 without directives. */
  readonly directivesEnd: number;
  readonly comments: readonly Comment[];
  readonly instructions: readonly Instruction[];
  readonly stages: readonly Stage[];
  /** The last instruction ends in a continuation, which would take in any further line. */
  readonly open: boolean;
}

/** Why a file is not read further: a reason code, the line (from 1) and what to tell a person. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly line: number;
  readonly message: string;
}

export type RefusalCode =
  /** BuildKit refuses the file, or the two readers disagree on where an instruction starts or ends. */
  | 'structure-unclear'
  /** A text that a template engine must fill in first. */
  | 'template'
  | 'not-a-dockerfile'
  | 'not-utf8'
  | 'binary'
  | 'lone-carriage-return'
  | 'too-large'
  | 'empty';

export type Parsed =
  | { readonly ok: true; readonly dockerfile: Dockerfile }
  | { readonly ok: false; readonly refusal: Refusal };
