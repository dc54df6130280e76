import { doubtfulCommands } from './shell-question.ts';
import { loopVariable, readAssignment, readRedirect, readWordNode, spanOf } from './shell-parts.ts';
import type { Frame } from './shell-parts.ts';
import { MOST_COMMANDS } from './shell-limits.ts';
import { forEachChild } from './shell-syntax.ts';
import type { AndOr, Command, ParsedScript, Statement, SyntaxNode, Word } from './shell-syntax.ts';
import type { ShellCommand, ShellError, ShellText, ShellWord, Subshell } from './shell-types.ts';

/** Deeper than any honest `$( $( ) )`; each level is parsed again, so this bounds the work. */
const deepestSubstitution = 24;

type Emitted = Pick<ShellCommand, 'name' | 'args' | 'assignments' | 'redirects'>;
type Placed = { readonly pos: number; readonly end: number };

interface Context {
  readonly frame: Frame;
  readonly conditional: boolean;
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
    statements.forEach((statement, index) => walk(statement.command, index === 0 ? at : { ...at, operator: ';' }));
  };

  const walkAndOr = (list: AndOr, at: Context): void => {
    const doubtful = doubtfulCommands(list);
    list.commands.forEach((node, index) => {
      const operator = list.operators[index - 1] ?? at.operator;
      walk(node, { ...at, operator, conditional: at.conditional || doubtful[index] === true });
    });
  };

  const walkSubstitutions = (node: SyntaxNode, at: Context): void => {
    forEachChild(node, (child) => {
      if (child.type === 'Script') walkNested(child, at, node);
      // `${X:-$(cmd)}` runs its command only if X is unset.
      else if (child.type === 'Default') walkSubstitutions(child, { ...at, conditional: true });
      else walkSubstitutions(child, at);
    });
  };

  const walkNested = (nested: ParsedScript, at: Context, holder: SyntaxNode): void => {
    const span = spanOf(holder, at.frame);
    if (at.depth >= deepestSubstitution) return fail('substitutions are nested too deeply', span.start);
    // Positions in back-ticks with escapes are of generated text, so the whole substitution stands for them.
    const frame = nested.source === undefined ? at.frame : { text: nested.source, place: span };
    walkTop(nested, { ...at, frame, substitution: true, subshell: { outer: at.subshell }, depth: at.depth + 1, operator: undefined });
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
    const { conditional, functionBody, substitution, subshell, operator: operatorBefore } = at;
    const span = spanOf(node, at.frame);
    if (commands.length >= MOST_COMMANDS) throw new RangeError('too many commands');
    commands.push({ name: undefined, args: [], assignments: [], redirects: [], ...parts, span, conditional, operatorBefore, functionBody, substitution, subshell });
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

  const walk = (node: SyntaxNode, at: Context): void => {
    const inside = { ...at, operator: undefined };
    const maybe = { ...inside, conditional: true };
    switch (node.type) {
      case 'Command':
        return emitCommand(node, at);
      case 'Redirected':
        emit(node, at, { redirects: node.redirects.map((redirect) => readRedirect(redirect, at.frame)) });
        for (const redirect of node.redirects) walkSubstitutions(redirect, at);
        return walk(node.command, at);
      case 'Pipeline':
        return node.commands.forEach((part, index) => walk(part, index === 0 ? at : { ...at, operator: '|' }));
      case 'AndOr':
        return walkAndOr(node, at);
      case 'CompoundList':
        return walkList(node.commands, at);
      case 'Subshell':
        return walkList(node.body.commands, { ...at, subshell: { outer: at.subshell } });
      case 'BraceGroup':
        return walkList(node.body.commands, at);
      case 'If':
        walk(node.clause, inside);
        for (const branch of [node.then, ...node.elif.flatMap((elif) => [elif.clause, elif.then])]) walk(branch, maybe);
        return node.else && walk(node.else, maybe);
      case 'While':
        walk(node.clause, inside);
        return walk(node.body, maybe);
      case 'For': {
        const words = node.wordlist ?? [];
        emit({ pos: node.pos, end: words.at(-1)?.end ?? node.name.end }, at, { assignments: [loopVariable(node.name)] });
        for (const item of words) walkSubstitutions(item, at);
        // A loop over at least one literal word runs.
        const runs = words.some((item) => word(item, at).value !== undefined);
        return walk(node.body, runs ? inside : maybe);
      }
      case 'Case':
        walkSubstitutions(node.word, at);
        for (const item of node.items) {
          for (const pattern of item.pattern) walkSubstitutions(pattern, maybe);
          walk(item.body, maybe);
        }
        return;
      case 'Select':
        emit({ pos: node.pos, end: node.name.end }, at, { assignments: [loopVariable(node.name)] });
        return walk(node.body, maybe);
      case 'ArithmeticFor':
        return walk(node.body, maybe);
      case 'Function':
        functions.push(node.name.value);
        return walk(node.body, { ...maybe, functionBody: true });
      case 'Coproc':
        return walk(node.body, inside);
      default:
        // `[[ ]]` and `(( ))` run no program, but substitutions in them do.
        return walkSubstitutions(node, at);
    }
  };

  walkTop(script, {
    frame: { text, place: undefined },
    conditional: false, functionBody: false, substitution: false, subshell: undefined, depth: 0, operator: undefined,
  });
  return { ok: errors.length === 0, errors, commands, functions };
}
