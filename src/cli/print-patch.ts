import { formatFilePatch } from '../report/patch.ts';
import type { Rewrite } from '../rewrite/types.ts';
import type { Invocation } from './invocation.ts';
import type { Io } from './io.ts';
import { wantsPatchColor } from './wants-color.ts';

/** Prints one file's part of the patch on stdout; nothing where the text does not change. */
export function printPatch(path: string, rewrite: Rewrite, invocation: Invocation, io: Io): void {
  const color = wantsPatchColor(invocation.color, io.stdout, io.env);
  const patch = formatFilePatch(path, rewrite.before, rewrite.after, color, color || io.stdout.isTTY === true);
  if (patch !== '') io.stdout.write(patch);
}
