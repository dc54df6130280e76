import { hasBracket } from '../dockerfile/may-be-repaired.ts';
import type { Instruction } from '../dockerfile/types.ts';
import type { ArrayRepair } from '../repair/array-repair.ts';
import { repairExecArray } from '../repair/repair-exec-array.ts';

/**
 * The strings of an instruction's exec form; a damaged array is seen as exec-quotes repairs it, so that the facts are the same
 * before and after. Undefined for shell form, and for what cannot be repaired.
 */
export function readArray(instruction: Instruction): readonly string[] | undefined {
  if (instruction.json !== undefined) return instruction.json;
  const repair = damageOf(instruction);
  return repair?.kind === 'repaired' ? repair.argv : undefined;
}

/** What exec-quotes makes of an instruction that is meant as an array and is none; undefined where there is nothing to repair. */
export function damageOf(instruction: Instruction): Extract<ArrayRepair, { readonly kind: 'repaired' | 'manual' }> | undefined {
  if (instruction.json !== undefined || !hasBracket(instruction.rest) || instruction.heredocs.length > 0) return undefined;
  const repair = KNOWN.get(instruction) ?? repairExecArray(instruction.rest, { keyword: instruction.keyword });
  KNOWN.set(instruction, repair);
  return repair.kind === 'repaired' || repair.kind === 'manual' ? repair : undefined;
}

/** Facts, hazards, ownership and waivers all ask. */
const KNOWN = new WeakMap<Instruction, ArrayRepair>();
