import { programName } from './shells.ts';
import type { AndOr, PipelineNode, SyntaxNode } from './shell-syntax.ts';

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
