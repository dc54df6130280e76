import type { RunRecord } from '../types.ts';

/**
 * How far a run went, and what does the same in one repository. `code` escapes and marks what the user has chosen; the other words mean nothing
 * in any format.
 */
export function tellLevel({ level, branch, command }: RunRecord, code: (text: string) => string): string {
  const far = {
    patch: 'There are patches only: no repository was touched.',
    apply: 'Each change is written to its work tree.',
    commit: `Each change is one commit, on the branch ${code(branch ?? '')}.`,
  }[level];
  return `${far} In one repository, ${code(command)} does the same.`;
}
