import type { Span } from '../dockerfile/types.ts';

/** A piece of a word: literal text, or a plain `$NAME` or `${NAME}`. */
export type TemplatePart = string | { readonly variable: string; readonly quoted: boolean };

/** Braces as written: bash makes several words of them, other shells leave them as they are. */
export interface BracePart {
  readonly braces: string;
}

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
  /** The same for a word with unquoted braces (`/data/{in,out}`), of which there is no template. */
  readonly braced?: readonly (TemplatePart | BracePart)[] | undefined;
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
  /** What must have gone which way for it to run; undefined: it runs. What follows `&&` is taken to run, unless it follows a question. */
  readonly way: Way | undefined;
  /** The forks that its outcome has a part in deciding. */
  readonly decides: Decision | undefined;
  /** What joins it to the command before it in its list. */
  readonly operatorBefore: '&&' | '||' | ';' | '|' | undefined;
  readonly functionBody: boolean;
  /** In `$( )`, back-ticks or `<( )`: its output is the point. */
  readonly substitution: boolean;
  /** The innermost `( )` or substitution around it: what it changes for itself, such as its directory, ends there. */
  readonly subshell: Subshell | undefined;
}

/** Where a text goes on in one way or another: an `if`, a `case`, a question before `&&`, what stands before `||`, a loop, a function. */
export interface Fork {
  /** How many ways there are of which one is gone; undefined: maybe none of those that the text has. */
  readonly count: number | undefined;
  /** The function whose call it is. */
  readonly called?: string;
}

/** One way of a fork, within those of the forks around it. Lists of them would share most of their items, and a text may have many. */
export interface Way {
  readonly fork: Fork;
  /** From 0: of an `if` the branch that runs where its clause succeeds, then the one where it fails. */
  readonly index: number;
  readonly outer: Way | undefined;
}

/** A fork, and those that are decided with it. */
export interface Decision {
  readonly fork: Fork;
  readonly outer: Decision | undefined;
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
