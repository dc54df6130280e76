import { evidenceText } from '../facts/evidence.ts';
import { findReason } from '../reasons/find-reason.ts';
import { TRANSFORMS } from '../rewrite/selection.ts';
import type { Note } from '../rewrite/types.ts';
import type { Waiver } from './types.ts';

/** What is said of waivers that nothing met: they may be mistyped, or left from before. */
export function unusedWaivers(waivers: readonly Waiver[]): readonly Note[] {
  return waivers.flatMap(({ names, evidence }) => {
    const { place } = evidence;
    if (place === undefined) return [];
    const unknown = names.filter((name) => !isKnown(name));
    const message = unknown.length > 0 ? `the comment waives nothing: there is no transform or reason ${evidenceText(unknown.join(', '))}` : 'the comment waives nothing that is found here';
    return [{ code: 'unused-waiver', place, message, evidence: [evidence] }];
  });
}

function isKnown(name: string): boolean {
  return name === 'all' || TRANSFORMS.some((transform) => transform === name) || findReason(name)?.code === name;
}
