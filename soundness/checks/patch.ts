import { applyPatch, parsePatch, reversePatch } from 'diff';
import { formatFilePatch } from '../../src/report/patch.ts';
import type { Rewrite } from '../../src/rewrite/types.ts';
import type { Fault } from '../types.ts';

/** The printed patch makes the new text of the old one, and back, byte for byte. */
export function checkPatch({ path, before, after }: Rewrite): Fault | undefined {
  // As a repository names it: no patch names a file from the root of the disk.
  return patchFault(formatFilePatch(path.replace(/^\/+/, ''), before, after, false), before, after);
}

/** The same for a patch of one's own. */
export function patchFault(text: string, before: string, after: string): Fault | undefined {
  const wrong = (detail: string): Fault => ({ kind: 'patch', detail });
  const [patch, ...more] = parsePatch(text);
  if (patch === undefined || more.length > 0) return wrong('it is not one patch');
  const exactly = { autoConvertLineEndings: false, fuzzFactor: 0 };
  if (applyPatch(before, patch, exactly) !== after) return wrong('applied, it does not give the new text');
  return applyPatch(after, reversePatch(patch), exactly) === before ? undefined : wrong('reversed, it does not give the old text');
}
