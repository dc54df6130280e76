import type { Span } from '../dockerfile/types.ts';

/** A piece of a word: literal text, or a plain `$NAME` or `${NAME}`. */
export type TemplatePart = string | { readonly variable: string; readonly quoted: boolean };

/** One word of a command, an assignment's or redirect's target, or the body of a heredoc. */
export interface ShellWord {
  /** As written. */
  readonly text: string;
  /** Quotes and escapes removed; undefined where the shell would expand anything in it. */
  readonly value: string | undefined;
  /** Names of the parameters it reads, in order, `@` and `1` among them; not those of commands in `$( )`. */
  readonly variables: readonly string[];
  /**
   * The word as literals and plain named variables, for a caller who knows their values; undefined if
   * anything else expands in it. `~` and `~/x` read HOME. An unquoted variable's value is split into words.
   */
  readonly template: readonly TemplatePart[] | undefined;
  /** Offsets into the text that was parsed. */
  readonly span: Span;
}

export interface ShellAssignment {
  readonly name: string;
  /** Undefined for an array and for the variable of a loop. */
  readonly value: ShellWord | undefined;
  /** `A+=b`. */
  readonly append: boolean;
}

export interface ShellRedirect {
  /** `>`, `>>`, `<`, `<<`, `<<-`, `<<<`, `>&`, `&>` and so on. */
  readonly operator: string;
  /** The file or descriptor; for `<<` and `<<-` the body. */
  readonly target: ShellWord | undefined;
  /** The number before the operator, where one is written. */
  readonly fd?: number;
}

/**
 * A simple command. One without a name only assigns or redirects; a `for` loop shows as one that assigns its
 * variable, and a compound command with redirects as one that has them.
 */
export interface ShellCommand {
  readonly name: ShellWord | undefined;
  readonly args: readonly ShellWord[];
  readonly assignments: readonly ShellAssignment[];
  readonly redirects: readonly ShellRedirect[];
  /** Offsets into the text that was parsed. */
  readonly span: Span;
  /**
   * Not certain to run even if everything succeeds: in a branch, a loop that may be empty, a function,
   * after `||`, after `&&` behind a question (`test`, `id`, `grep`, …) or before a later `||` of the list.
   */
  readonly conditional: boolean;
  /** What joins it to the command before it in its list. */
  readonly operatorBefore: '&&' | '||' | ';' | '|' | undefined;
  readonly functionBody: boolean;
  /** In `$( )`, back-ticks or `<( )`: its output is the point. */
  readonly substitution: boolean;
  /** The innermost `( )` or substitution around it: what it changes for itself, such as its directory, ends there. */
  readonly subshell: Subshell | undefined;
}

/** A part of a shell text with an environment of its own. */
export interface Subshell {
  readonly outer: Subshell | undefined;
}

export interface ShellError {
  readonly message: string;
  /** Offset into the text that was parsed. */
  readonly at: number;
}

export interface ShellText {
  /** False: `commands` may miss some or be wrong, so nothing must be concluded from what is absent. */
  readonly ok: boolean;
  readonly errors: readonly ShellError[];
  /** All commands at any depth, in the order in which they start. */
  readonly commands: readonly ShellCommand[];
  /** Functions defined in the text: they shadow programs of the same name. */
  readonly functions: readonly string[];
}
