import type { Instruction } from '../dockerfile/types.ts';
import { isInside } from '../facts/directories.ts';
import type { FileOperation } from '../facts/types.ts';

/** A `mkdir` without `-p` that makes a directory, or one that holds it: it fails if somebody has made that before. */
export function isBareMkdir(operation: FileOperation, directory: string): boolean {
  const { kind, path, text } = operation;
  if (kind !== 'mkdir' || !isInside(directory, path.path)) return false;
  return operation.inline === true || (/^mkdir\b/.test(text) && !/\s-(\w*p|-parents)/.test(text));
}

const CONDITIONAL = new WeakMap<Instruction, boolean>();

/** Whether a mkdir of a RUN runs may depend on something. What stands behind the last one does not matter. */
export function isConditional(run: Instruction): boolean {
  const known = CONDITIONAL.get(run);
  if (known !== undefined) return known;
  const text = [run.text, ...run.heredocs.map(({ content }) => content)].join('\n');
  const last = text.lastIndexOf('mkdir');
  const conditional = /\b(if|case|for|while|until)\b|\|\|/.test(last === -1 ? text : text.slice(0, last));
  CONDITIONAL.set(run, conditional);
  return conditional;
}
