import type { HeadResult } from './against-head.ts';

export interface OwnFiles {
  readonly files: readonly HeadResult[];
  readonly notes: readonly { readonly path: string; readonly message: string }[];
}

/**
 * Leaves out the files that belong to a repository inside of this one, and takes back changes to files that no commit has: neither can be in a
 * patch of this repository. Both are told.
 */
export function setForeignApart(files: readonly HeadResult[]): OwnFiles {
  const foreign = files.filter(({ standing }) => standing === 'foreign');
  return {
    files: files.filter(({ standing }) => standing !== 'foreign').map(withoutUntracked),
    notes: foreign.map(({ result }) => ({ path: result.file.path, message: 'it belongs to another repository inside of this one' })),
  };
}

function withoutUntracked(each: HeadResult): HeadResult {
  const { result, standing } = each;
  const { rewrite } = result;
  if (standing !== 'untracked' || rewrite.after === rewrite.before) return each;
  const reason = { code: 'untracked', line: 0, message: 'no commit has it, so no patch of this repository could hold it' } as const;
  return { ...each, result: { ...result, rewrite: { ...rewrite, after: rewrite.before, status: 'skipped', reason } } };
}
