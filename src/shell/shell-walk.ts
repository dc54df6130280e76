import { doubtfulCommands, forksOf } from './shell-question.ts';
import { loopVariable, readAssignment, readRedirect, readWordNode, spanOf } from './shell-parts.ts';
import type { Frame } from './shell-parts.ts';
import { MOST_COMMANDS } from './shell-limits.ts';
import { forEachChild } from './shell-syntax.ts';
import type { AndOr, Command, Elif, ParsedScript, Statement, SyntaxNode, Word } from './shell-syntax.ts';
import type { Decision, Fork, ShellCommand, ShellError, ShellText, ShellWord, Subshell, Way } from './shell-types.ts';

/** Deeper than any honest `$( $( ) )`; each level is parsed again, so this bounds the work. */
const deepestSubstitution = 24;

type Emitted = Pick<ShellCommand, 'name' | 'args' | 'assignments' | 'redirects'>;
type Placed = { readonly pos: number; readonly end: number };

interface Context {
  readonly frame: Frame;
  readonly conditional: boolean;
  readonly way: Way | undefined;
  readonly decides: Decision | undefined;
  /** The text ends as this does: where it fails, so does the whole. */
  readonly fatal: boolean;
  readonly functionBody: boolean;
  readonly substitution: boolean;
  readonly subshell: Subshell | undefined;
  readonly depth: number;
  readonly operator: ShellCommand['operatorBefore'];
}

/**
 * Lists the commands of a parsed script.
 *
 * @throws RangeError if there are more than anybody writes.
 */
export function walkScript(script: ParsedScript, text: string): ShellText {
  const errors: ShellError[] = [];
  const commands: ShellCommand[] = [];
  const functions: string[] = [];

  const fail = (message: string, at: number): void => void errors.push({ message, at });

  const walkList = (statements: readonly Statement[], at: Context): void => {
    statements.forEach((statement, index) => {
      const fatal = at.fatal && index === statements.length - 1 && statement.background !== true;
      walk(statement.command, index === 0 && fatal === at.fatal ? at : { ...at, fatal, operator: index === 0 ? at.operator : ';' });
    });
  };

  const walkAndOr = (list: AndOr, at: Context): void => {
    const doubtful = doubtfulCommands(list);
    const forks = forksOf(list, at);
    list.commands.forEach((node, index) => {
      const operator = list.operators[index - 1] ?? at.operator;
      walk(node, { ...at, ...forks[index], operator, conditional: at.conditional || doubtful[index] === true });
    });
  };

  const walkSubstitutions = (node: SyntaxNode, at: Context): void => {
    forEachChild(node, (child) => {
      if (child.type === 'Script') walkNested(child, at, node);
      // `${X:-$(cmd)}` runs its command only if X is unset.
      else if (child.type === 'Default') walkSubstitutions(child, branch(at, { count: undefined }));
      else walkSubstitutions(child, at);
    });
  };

  const walkNested = (nested: ParsedScript, at: Context, holder: SyntaxNode): void => {
    const span = spanOf(holder, at.frame);
    if (at.depth >= deepestSubstitution) return fail('substitutions are nested too deeply', span.start);
    // Positions in back-ticks with escapes are of generated text, so the whole substitution stands for them.
    const frame = nested.source === undefined ? at.frame : { text: nested.source, place: span };
    walkTop(nested, { ...at, frame, fatal: false, substitution: true, subshell: { outer: at.subshell }, depth: at.depth + 1, operator: undefined });
  };

  const walkTop = (top: ParsedScript, at: Context): void => {
    for (const error of top.errors ?? []) fail(error.message, at.frame.place?.start ?? error.pos);
    walkList(top.commands, at);
  };

  const word = (node: Word, at: Context): ShellWord => {
    if (at.frame.text.slice(node.pos, node.end) !== node.text) fail('a word is not where the parser says', node.pos);
    return readWordNode(node, at.frame);
  };

  const emit = (node: Placed, at: Context, parts: Partial<Emitted>): void => {
    const { conditional, way, decides, functionBody, substitution, subshell, operator: operatorBefore } = at;
    const span = spanOf(node, at.frame);
    if (commands.length >= MOST_COMMANDS) throw new RangeError('too many commands');
    commands.push({ name: undefined, args: [], assignments: [], redirects: [], ...parts, span, conditional, way, decides, operatorBefore, functionBody, substitution, subshell });
  };

  const emitCommand = (node: Command, at: Context): void => {
    emit(node, at, {
      name: node.name && word(node.name, at),
      args: node.args.map((arg) => (arg.type === 'Word' ? word(arg, at) : readAssignment(arg, at.frame).argument)),
      assignments: node.prefix.flatMap((item) => (item.type === 'Assignment' ? [readAssignment(item, at.frame).assignment] : [])),
      redirects: node.redirects.map((redirect) => readRedirect(redirect, at.frame)),
    });
    walkSubstitutions(node, at);
  };

  /** An `elif` stands in the `else` of what is above it. */
  const walkIf = (branches: readonly Pick<Elif, 'clause' | 'then'>[], last: SyntaxNode | undefined, at: Context): void => {
    let here = at;
    for (const { clause, then } of branches) {
      const fork: Fork = { count: 2 };
      walk(clause, deciding(here, fork));
      walk(then, branch(here, fork));
      here = branch(here, fork, 1);
    }
    if (last !== undefined) walk(last, here);
  };

  const walk = (node: SyntaxNode, at: Context): void => {
    const inside = { ...at, operator: undefined };
    const maybe = (fork: Fork = { count: undefined }, index = 0): Context => branch(inside, fork, index);
    switch (node.type) {
      case 'Command':
        return emitCommand(node, at);
      case 'Redirected':
        emit(node, at, { redirects: node.redirects.map((redirect) => readRedirect(redirect, at.frame)) });
        for (const redirect of node.redirects) walkSubstitutions(redirect, at);
        return walk(node.command, at);
      case 'Pipeline':
        return node.commands.forEach((part, index) => walk(part, { ...at, fatal: false, operator: index === 0 ? at.operator : '|' }));
      case 'AndOr':
        return walkAndOr(node, at);
      case 'CompoundList':
        return walkList(node.commands, at);
      case 'Subshell':
        return walkList(node.body.commands, { ...at, subshell: { outer: at.subshell } });
      case 'BraceGroup':
        return walkList(node.body.commands, at);
      case 'If':
        return walkIf([node, ...node.elif], node.else, inside);
      case 'While': {
        const fork: Fork = { count: undefined };
        walk(node.clause, deciding(inside, fork));
        return walk(node.body, maybe(fork));
      }
      case 'For': {
        const words = node.wordlist ?? [];
        emit({ pos: node.pos, end: words.at(-1)?.end ?? node.name.end }, at, { assignments: [loopVariable(node.name)] });
        for (const item of words) walkSubstitutions(item, at);
        // A loop over at least one literal word runs.
        const runs = words.some((item) => word(item, at).value !== undefined);
        return walk(node.body, runs ? { ...inside, fatal: false } : maybe());
      }
      case 'Case': {
        const fork: Fork = { count: node.items.some(({ pattern }) => pattern.some(({ text: each }) => each === '*')) ? node.items.length : undefined };
        walkSubstitutions(node.word, deciding(at, fork));
        return node.items.forEach((item, index) => {
          for (const pattern of item.pattern) walkSubstitutions(pattern, maybe());
          walk(item.body, maybe(fork, index));
        });
      }
      case 'Select':
        emit({ pos: node.pos, end: node.name.end }, at, { assignments: [loopVariable(node.name)] });
        return walk(node.body, maybe());
      case 'ArithmeticFor':
        return walk(node.body, maybe());
      case 'Function':
        functions.push(node.name.value);
        return walk(node.body, { ...maybe({ count: undefined, called: node.name.value }), functionBody: true });
      case 'Coproc':
        return walk(node.body, { ...inside, fatal: false });
      default:
        // `[[ ]]` and `(( ))` run no program, but substitutions in them do.
        return walkSubstitutions(node, at);
    }
  };

  walkTop(script, {
    frame: { text, place: undefined },
    conditional: false, way: undefined, decides: undefined, fatal: true, functionBody: false, substitution: false, subshell: undefined, depth: 0, operator: undefined,
  });
  return { ok: errors.length === 0, errors, commands, functions };
}

/** In one branch of several. */
function branch(at: Context, fork: Fork, index = 0): Context {
  return { ...at, conditional: true, fatal: at.fatal && fork.count !== undefined, way: { fork, index, outer: at.way } };
}

function deciding(at: Context, fork: Fork): Context {
  return { ...at, fatal: false, decides: { fork, outer: at.decides } };
}
