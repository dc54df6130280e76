import type { Surroundings } from '../context/surroundings.ts';
import { rewriteText } from '../rewrite/rewrite.ts';
import type { Policy, Rewrite } from '../rewrite/types.ts';
import { failure } from './failure.ts';
import type { Io } from './io.ts';
import { messages } from './messages.ts';

/** Rewrites one text. A defect that it brings to light is this file's failure, not the run's. */
export function rewriteSource(
  path: string,
  text: string,
  surroundings: Surroundings,
  policy: Policy,
  io: Io,
): Rewrite {
  try {
    return rewriteText({ path, text, policy, surroundings });
  } catch (error) {
    if (io.env['UNROOT_DEBUG'] === '1' && error instanceof Error) io.stderr.write(`${error.stack ?? ''}\n`);
    const message = messages.internal(error instanceof Error ? error.message : String(error));
    return { ...failure(path, 'internal', message), before: text, after: text };
  }
}
