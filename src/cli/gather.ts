import { resolve } from 'node:path';
import { locate } from '../locate/locate.ts';
import type { Problem } from '../locate/types.ts';
import { shownPath } from '../locate/paths.ts';
import type { TreeProblem } from '../tree/tree-opener.ts';
import type { Rewrite } from '../rewrite/types.ts';
import { failure } from './failure.ts';
import type { Invocation } from './invocation.ts';
import type { Io } from './io.ts';
import { messages } from './messages.ts';
import { startProgress } from './progress.ts';
import { rewriteFiles } from './rewrite-files.ts';
import type { FileResult } from './rewrite-files.ts';

export type Passed = Pick<Problem, 'path' | 'message'>;

export interface Gathered {
  readonly results: readonly FileResult[];
  /** Paths that led to no file: each is a failure of its own. */
  readonly lost: readonly Rewrite[];
  /** What was passed over on the way. */
  readonly notes: readonly Passed[];
}

/** Finds the files that the command line means, and works out what is to become of each. Writes no file. */
export async function gather(invocation: Invocation, io: Io): Promise<Gathered> {
  const { paths, exclude, forceExclude } = invocation;
  const progress = startProgress(io, invocation.quiet);
  try {
    progress.show(messages.locating);
    const { files, problems } = await locate({ cwd: resolve(io.cwd), paths, exclude, forceExclude });
    progress.show(messages.progress(0, files.length));
    const { results, problems: unread } = await rewriteFiles(files, invocation, io, (done) => {
      progress.show(messages.progress(done, files.length));
    });
    const errors = problems.filter(({ level }) => level === 'error');
    return {
      results,
      lost: errors.map(({ path, code, message }) => failure(path, code, message)),
      notes: [...problems.filter(({ level }) => level === 'note'), ...unread.map((problem) => noteOf(problem, resolve(io.cwd)))],
    };
  } finally {
    progress.end();
  }
}

/** A neighbouring file that says nothing, because it cannot be read: its line stands behind its path. */
function noteOf({ file, line, message }: TreeProblem, cwd: string): Passed {
  return { path: `${shownPath(cwd, file, false)}${line > 0 ? `:${line}` : ''}`, message: `what it says of images is not heard: ${message}` };
}
