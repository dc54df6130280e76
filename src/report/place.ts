import type { Place } from '../dockerfile/types.ts';
import type { Evidence } from '../rewrite/types.ts';
import { escapeLine } from './escape.ts';

/** `9:1`. */
export function formatPlace(place: Place): string {
  return `${place.line}:${place.column}`;
}

/** `9:1 VOLUME /data`, `entry.sh:3:1 chown -R app /data`, or the bare text where no place is known. */
export function formatEvidence(evidence: Evidence): string {
  const where = [
    ...(evidence.file === undefined ? [] : [escapeLine(evidence.file)]),
    ...(evidence.place === undefined ? [] : [formatPlace(evidence.place)]),
  ].join(':');
  return where === '' ? escapeLine(evidence.text) : `${where} ${escapeLine(evidence.text)}`;
}
