import type { Account, FileOperation, StageFacts, UserFact } from '../facts/types.ts';
import type { StagePlan } from './types.ts';

/**
 * The facts of a stage as its plan leaves it, for the stages that are built on it: the account is there, the directories are
 * given away, and the user was in force. Those stages go back to root first, so that their own facts stay as they are.
 */
export function asRewritten(stage: StageFacts, { identity, owned, home }: StagePlan): StageFacts {
  const by = stage.stage.from;
  const { user: name, group, operand } = identity;
  const user: Extract<UserFact, { kind: 'user' }> = { kind: 'user', text: operand, user: name, group: operand.includes(':') ? (group ?? operand.slice(operand.indexOf(':') + 1)) : undefined, written: operand, setBy: undefined };
  const account: readonly Account[] =
    identity.create === undefined ? [] : [{ name, written: name, uid: identity.create.uid?.toString(), group, home: home ? `/home/${name}` : undefined, hasHome: home, certain: true, by, command: 'useradd' }];
  const gifts: readonly FileOperation[] = owned.map(({ path }) => ({ kind: 'chown', path: { path, overridable: false }, recursive: true, follows: true, owner: identity.owner, by, text: `chown -R ${identity.owner} ${path}` }));
  const { own } = stage;
  return {
    ...stage,
    own: { ...own, users: [...own.users, user], accounts: [...own.accounts, ...account], operations: [...own.operations, ...gifts] },
  };
}
