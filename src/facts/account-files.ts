import { stageChain } from './chain.ts';
import { isNumber } from './is-number.ts';
import { mayBring } from './may-bring.ts';
import type { BringSearch } from './may-bring.ts';
import type { CopyOperation, StageFacts } from './types.ts';
import { userOf } from './user.ts';

/** Which of the files that tell accounts an image may have at one moment; `false` is certain. */
export interface AccountFiles {
  readonly passwd: boolean;
  readonly group: boolean;
}

export interface AccountFilesOfStage {
  readonly atEnd: AccountFiles;
  /** What was there before each COPY and ADD that names an owner; empty where the files are taken to be there. */
  readonly before: readonly { readonly copy: CopyOperation; readonly files: AccountFiles }[];
}

const BOTH: AccountFiles = { passwd: true, group: true };

/**
 * Follows /etc/passwd and /etc/group through a chain from scratch, up to the first RUN or SHELL: who has a shell has copied a
 * system, or parts of one that nobody can follow. Any other base is taken to have them.
 */
export function accountFiles(search: BringSearch & { readonly stage: StageFacts }): AccountFilesOfStage {
  const before: { readonly copy: CopyOperation; readonly files: AccountFiles }[] = [];
  if (search.stage.rootImage.image?.family !== 'scratch') return { atEnd: BOTH, before };
  let files: AccountFiles = { passwd: false, group: false };
  for (const link of stageChain(search.stage)) {
    const shell = link.stage.instructions.find(({ keyword }) => keyword === 'RUN' || keyword === 'SHELL');
    for (const operation of link.own.operations) {
      if (shell !== undefined && operation.by.span.start > shell.span.start) break;
      if (operation.kind !== 'copy') continue;
      if (operation.chown !== undefined) before.push({ copy: operation, files });
      files = { passwd: files.passwd || mayBring(search, operation, '/etc/passwd'), group: files.group || mayBring(search, operation, '/etc/group') };
    }
    if (shell !== undefined) return { atEnd: BOTH, before };
  }
  return { atEnd: files, before };
}

/** What `user:group` names, in words, and the image has no file to look it up in; numbers and root need none. */
export function missingNames(text: string, { passwd, group }: AccountFiles): readonly string[] {
  // A variable that only the build knows may be a number.
  if (text.includes('$')) return [];
  const fact = userOf(text, undefined);
  const [, groupName = ''] = text.split(':');
  const user = fact.kind === 'user' && !isNumber(fact.user) && !passwd ? ['a user'] : [];
  return [...user, ...(groupName !== '' && groupName !== 'root' && !isNumber(groupName) && !group ? ['a group'] : [])];
}
