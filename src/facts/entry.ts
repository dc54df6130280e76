import type { Instruction } from '../dockerfile/types.ts';
import type { ImageFacts } from '../images/types.ts';
import { repairExecArray } from '../repair/repair-exec-array.ts';
import type { Entry, EntryPart } from './types.ts';

/** Reads CMD or ENTRYPOINT; a damaged exec array is seen as repaired. An empty array resets (undefined). */
export function readEntryPart(instruction: Instruction): EntryPart | undefined {
  if (instruction.json !== undefined) {
    return instruction.json.length === 0 ? undefined : { form: 'exec', argv: instruction.json, by: instruction, repair: 'none' };
  }
  const text = instruction.rest.trim();
  if (text === '') return undefined;
  const repair = repairExecArray(instruction.rest, { keyword: instruction.keyword });
  if (repair.kind === 'repaired') return { form: 'exec', argv: repair.argv, by: instruction, repair: repair.level };
  if (repair.kind === 'manual') return { form: 'broken', text, by: instruction, why: repair.message };
  return { form: 'shell', text: instruction.rest, by: instruction };
}

/** The entry that an image of the table starts with. */
export function imageEntry(image: ImageFacts | undefined): Entry {
  const part = (argv: readonly string[] | null): EntryPart | undefined =>
    argv === null || argv.length === 0 ? undefined : { form: 'exec', argv, by: undefined, repair: 'none' };
  return { entrypoint: part(image?.entrypoint ?? null), cmd: part(image?.cmd ?? null) };
}

/**
 * Applies one CMD or ENTRYPOINT. ENTRYPOINT clears an inherited CMD unless this stage has set one before
 * (BuildKit, convert.go `dispatchEntrypoint`).
 */
export function applyEntry(entry: Entry, instruction: Instruction, cmdSetInStage: boolean): Entry {
  const part = readEntryPart(instruction);
  if (instruction.keyword === 'CMD') return { ...entry, cmd: part };
  return { entrypoint: part, cmd: cmdSetInStage ? entry.cmd : undefined };
}
