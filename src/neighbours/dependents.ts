import path from 'node:path';
import { parse } from '../dockerfile/parse.ts';
import { placeOf } from '../dockerfile/lines.ts';
import { expandFrom } from '../facts/base-name.ts';
import { evidenceText } from '../facts/evidence.ts';
import { baseStage } from '../facts/runtime-stages.ts';
import type { Evidence } from '../rewrite/types.ts';
import { readTextFile } from '../tree/read-file.ts';

/** What stands behind FROM, flags passed over. */
const BASES = /^[ \t]*FROM[ \t]+(?:--\S+[ \t]+)*(\S+)/gim;

/**
 * For each Dockerfile of a tree that builds a base of others: the FROM lines that name it.
 *
 * @param dockerfiles absolute paths
 * @param builderOf the Dockerfile that builds an image
 */
export function findDependents(top: string, dockerfiles: readonly string[], builderOf: (reference: string) => string | undefined): ReadonlyMap<string, readonly Evidence[]> {
  const found = new Map<string, Evidence[]>();
  for (const dockerfile of dockerfiles) {
    const text = readTextFile(dockerfile);
    if (text === undefined || !mayDepend(text, builderOf)) continue;
    const parsed = parse(text);
    if (!parsed.ok) continue;
    const file = parsed.dockerfile;
    for (const stage of file.stages) {
      const { value, unknown } = expandFrom(file, stage.base);
      if (unknown.length > 0 || baseStage(file, stage) !== undefined) continue;
      const base = builderOf(value);
      if (base === undefined || base === dockerfile) continue;
      const evidence = {
        file: path.relative(top, dockerfile).split(path.sep).join('/'),
        place: placeOf(file, stage.from.span.start),
        text: evidenceText(stage.from.text),
      };
      const list = found.get(base);
      if (list === undefined) found.set(base, [evidence]);
      else list.push(evidence);
    }
  }
  return found;
}

/** A sieve that is much cheaper than reading the file's structure. */
function mayDepend(text: string, builderOf: (reference: string) => string | undefined): boolean {
  for (const [, base = ''] of text.matchAll(BASES)) {
    if (/[$\\`]/.test(base) || builderOf(base) !== undefined) return true;
  }
  return false;
}
