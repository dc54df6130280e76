import type { Instruction } from '../dockerfile/types.ts';
import { repairExecArray } from '../repair/repair-exec-array.ts';

/**
 * The strings of an instruction's exec form; a damaged array is seen as exec-quotes writes it by default, so that the
 * facts are the same before and after. Undefined for shell form.
 */
export function readArray(instruction: Instruction): readonly string[] | undefined {
  if (instruction.json !== undefined) return instruction.json;
  if (!instruction.rest.includes('[') || instruction.heredocs.length > 0) return undefined;
  const repair = repairExecArray(instruction.rest, { keyword: instruction.keyword });
  return repair.kind === 'repaired' && repair.level === 'safe' ? repair.argv : undefined;
}
