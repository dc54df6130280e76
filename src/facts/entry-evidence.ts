import { placeOf } from '../dockerfile/lines.ts';
import type { Dockerfile } from '../dockerfile/types.ts';
import type { Evidence } from '../rewrite/types.ts';
import type { EntryPart } from './types.ts';

const KNOWN = new WeakMap<EntryPart, Evidence>();

/** A part of the entry with its place: an object of its own for each command that asks, its text put together once. */
export function entryEvidence(file: Dockerfile, part: EntryPart): Evidence {
  if (part.form === 'exec' && part.told !== undefined) return part.told;
  const known = KNOWN.get(part) ?? partEvidence(file, part);
  KNOWN.set(part, known);
  return { ...known };
}

function partEvidence(file: Dockerfile, part: EntryPart): Evidence {
  const text = part.form === 'exec' ? JSON.stringify(part.argv) : part.text.trim();
  if (part.by === undefined) return { text: `the base image starts ${text}` };
  return { place: placeOf(file, part.by.span.start), text: `${part.by.keyword} ${text}` };
}
