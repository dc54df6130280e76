import { programName } from './shells.ts';
import type { AndOr, PipelineNode, SyntaxNode } from './shell-syntax.ts';
import type { Decision, Fork, Way } from './shell-types.ts';

/** Programs that people run to ask something: that they fail is an answer, not a broken build. */
const questions: ReadonlySet<string> = new Set([
  '[', 'test', 'id', 'getent', 'grep', 'egrep', 'fgrep', 'which', 'type', 'hash', 'cmp', 'diff', 'expr', 'let',
  'false', 'dpkg-query', 'pgrep', 'pidof',
]);

/** For each command of an and-or list: whether it may be skipped in a run that goes well. */
export function doubtfulCommands(list: AndOr): readonly boolean[] {
  const lastOr = list.operators.lastIndexOf('||');
  let doubtful = false;
  return list.commands.map((_, index) => {
    const left = list.commands[index - 1];
    if (left === undefined) return false;
    if (list.operators[index - 1] === '||') doubtful = true;
    // `a || b && c` groups as `(a || b) && c`: after a `||` only a question just before `c` counts.
    else doubtful = isQuestion(left) || (doubtful && list.operators[index - 2] !== '||');
    // `a && b || c` goes on where `a` fails, so only the first command is sure to run before a later `||`.
    return doubtful || index <= lastOr;
  });
}

/** What a command of an and-or list knows of the rest: which way the list must have gone for it to run, and what its own outcome decides. */
export interface InList {
  readonly way: Way | undefined;
  readonly decides: Decision | undefined;
  /** The text ends as this does: where it fails, so does the whole. */
  readonly fatal: boolean;
}

/** For each command of an and-or list, within what is around it. */
export function forksOf(list: AndOr, { way, decides, fatal }: InList): readonly InList[] {
  const lastOr = list.operators.lastIndexOf('||');
  const ways: (Way | undefined)[] = [way];
  const forks = list.operators.map((operator, index): Fork | undefined => {
    const left = list.commands[index];
    const or = operator === '||';
    // What succeeds as a rule is no fork for what follows its `&&`; of `a || b && c`, c follows either.
    const before = or || list.operators[index - 1] === '||' ? way : ways[index];
    // An answer that ends the build is none to go on with: `sha256sum x | grep OK && y`.
    const asks = left !== undefined && isQuestion(left) && !(fatal && index > lastOr);
    const fork = or || asks ? { count: 2 } : undefined;
    ways.push(fork === undefined ? before : { fork, index: or ? 1 : 0, outer: before });
    return fork;
  });
  // All that stands on the left of an operator has a part in it.
  let decided = decides;
  const decisions = [decided, ...forks.toReversed().map((fork) => (decided = fork === undefined ? decided : { fork, outer: decided }))].toReversed();
  return ways.map((each, index) => ({ way: each, decides: decisions[index], fatal: fatal && index > lastOr }));
}

/** Whether what follows this node's `&&` depends on an answer. */
function isQuestion(node: PipelineNode): boolean {
  switch (node.type) {
    case 'Command': {
      const name = node.name?.value;
      if (name === undefined) return false;
      const first = node.args[0];
      if (name === 'command') return first?.type === 'Word' && first.value.toLowerCase() === '-v';
      return questions.has(programName(name));
    }
    case 'TestCommand':
    case 'ArithmeticCommand':
      return true;
    case 'Pipeline': {
      const last = node.commands.at(-1);
      return node.prefixes.some((prefix) => prefix.type === 'Negation') || (last !== undefined && isQuestion(last));
    }
    case 'Redirected':
      return isQuestion(node.command);
    case 'Subshell':
    case 'BraceGroup':
      return anyQuestion(node.body.commands.at(-1)?.command);
    default:
      return false;
  }
}

function anyQuestion(node: SyntaxNode | undefined): boolean {
  if (node === undefined) return false;
  if (node.type === 'AndOr') return node.commands.some(isQuestion);
  return isPipelineNode(node) && isQuestion(node);
}

function isPipelineNode(node: SyntaxNode): node is PipelineNode {
  return ['Command', 'TestCommand', 'ArithmeticCommand', 'Pipeline', 'Redirected', 'Subshell', 'BraceGroup'].includes(node.type);
}
