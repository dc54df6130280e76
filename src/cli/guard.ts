import type { ReasonCode } from '../reasons/reasons.ts';
import { unstagedEdits } from '../git/work-tree.ts';
import type { WorkTreeState } from '../git/work-tree.ts';
import { notWritten } from './failure.ts';
import type { Invocation } from './invocation.ts';
import { messages } from './messages.ts';
import type { FileResult } from './rewrite-files.ts';

/**
 * Takes back what git could not undo cleanly: a change to a file with unstaged edits, or to one that git does not
 * know and nobody named. Files that do not change are not asked about.
 */
export async function guard(results: readonly FileResult[], invocation: Invocation): Promise<readonly FileResult[]> {
  const changing = results.filter(({ rewrite }) => rewrite.after !== rewrite.before);
  if (changing.length === 0 || (invocation.allowDirty && invocation.allowNoVcs)) return results;
  const states = await unstagedEdits(changing.map(({ file }) => file.absolute));
  return results.map((result) => {
    const { file, rewrite } = result;
    const state = rewrite.after === rewrite.before ? 'clean' : states.get(file.absolute) ?? 'no-vcs';
    const refusal = refusalOf(state, file.named, invocation);
    return refusal === undefined ? result : { ...result, rewrite: notWritten(rewrite, refusal.code, refusal.message) };
  });
}

function refusalOf(
  state: WorkTreeState,
  named: boolean,
  { allowDirty, allowNoVcs }: Invocation,
): { readonly code: ReasonCode; readonly message: string } | undefined {
  if (typeof state === 'object') return allowDirty ? undefined : { code: 'unstaged-edits', message: messages.gitIsSilent(state.unknown) };
  switch (state) {
    case 'clean':
      return undefined;
    case 'unstaged':
      return allowDirty ? undefined : { code: 'unstaged-edits', message: messages.unstagedEdits };
    case 'untracked':
      return allowNoVcs || named ? undefined : { code: 'untracked', message: messages.untracked };
    case 'no-vcs':
      return allowNoVcs || named ? undefined : { code: 'no-vcs', message: messages.noVcs };
  }
}
