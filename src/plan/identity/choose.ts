import { accountFiles, missingNames } from '../../facts/account-files.ts';
import { instructionEvidence } from '../../facts/evidence.ts';
import { isNumber } from '../../facts/is-number.ts';
import { isSuperuser } from '../../facts/superuser.ts';
import type { Evidence } from '../../rewrite/types.ts';
import type { Identity, Subject, UserTool } from '../types.ts';
import { doubts } from './doubts.ts';
import { earlierUser } from './earlier-user.ts';
import { freeIds, withUnusedOptions } from './free-ids.ts';
import { builtinUser, imageHasUser } from './image-accounts.ts';
import { imageDefault, imageUser } from './image-user.ts';
import { fileProvesUser, newUser, numericUser } from './new-user.ts';
import { accountOf } from './owner.ts';
import { stageOwner } from './stage-owner.ts';
import { fromAccount, stageUsers } from './stage-user.ts';

export type IdentityChoice =
  | { readonly kind: 'identity'; readonly identity: Identity }
  | { readonly kind: 'ambiguous'; readonly evidence: readonly Evidence[] }
  /** Only the build knows whether it is there. */
  | { readonly kind: 'unresolved'; readonly user: string; readonly evidence: readonly Evidence[] };

/** Chooses the user of a runtime stage: the first source that applies. */
export function chooseIdentity(subject: Subject, tool: UserTool): IdentityChoice {
  const wanted = subject.policy.user;
  const before = earlierUser(subject);
  // Without a passwd file its name would be looked up in vain.
  const earlier = before !== undefined && missingNames(before.operand, accountFiles(subject).atEnd).length > 0 ? undefined : before;
  if (wanted !== undefined) return found(subject, fromPolicy(subject, wanted, tool, earlier));
  if (earlier !== undefined) return found(subject, earlier);
  const [account, ...others] = stageUsers(subject);
  if (others.length > 0) return { kind: 'ambiguous', evidence: subject.doings.accounts.map(({ by, command }) => instructionEvidence(subject.file, by, command)) };
  if (account !== undefined) return found(subject, fromAccount(subject, account, 'stage-user'));
  return found(subject, stageOwner(subject) ?? imageDefault(subject) ?? fallback(subject, tool));
}

function found(subject: Subject, identity: Identity): IdentityChoice {
  const evidence = doubts(subject, identity);
  if (evidence.length > 0) return { kind: 'unresolved', user: identity.user, evidence };
  return { kind: 'identity', identity: withUnusedOptions(subject, identity) };
}

function fallback(subject: Subject, tool: UserTool): Identity {
  const { image, reference } = subject.stage.rootImage;
  if (tool.kind === 'none') return numericUser(subject);
  const builtin = builtinUser(subject);
  if (image?.appUser === true && builtin !== undefined) return imageUser(subject, builtin.name);
  const { uid, gid, group } = subject.policy;
  const meant = builtin !== undefined && builtin.uid === uid && (gid === undefined || gid === builtin.gid) && (group === undefined || group === builtin.name);
  if (!meant) return newUser(subject);
  return { ...imageUser(subject, builtin.name), evidence: { text: `${reference} has the user ${builtin.name} with --uid ${uid}` } };
}

/** `--user`: an account that exists is taken as it is, a number as a number, any other name is created. */
function fromPolicy(subject: Subject, name: string, tool: UserTool, earlier: Identity | undefined): Identity {
  const account = accountOf(subject, name);
  // Another account of root's can be neither taken nor created again.
  if (account !== undefined) return isSuperuser(account) ? fallback(subject, tool) : fromAccount(subject, account, 'policy');
  const chosen = { source: 'policy', evidence: { text: `--user ${name}` } } as const;
  if (imageHasUser(subject, name)) return { ...imageUser(subject, name), ...chosen };
  if (isNumber(name)) return { ...numericUser(subject, Number(name)), ...chosen };
  if (earlier?.user === name) return { ...earlier, ...chosen };
  if (tool.kind === 'none') return { ...numericUser(subject), ...chosen };
  if (fileProvesUser(subject, name)) return { ...imageUser(subject, name), ...chosen };
  return { ...newUser(subject, name), ...chosen, evidence: { text: [chosen.evidence.text, ...freeIds(subject).remarks].join('; ') } };
}
