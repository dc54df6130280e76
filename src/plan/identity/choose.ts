import { instructionEvidence } from '../../facts/evidence.ts';
import type { Evidence } from '../../rewrite/types.ts';
import type { Identity, Subject, UserTool } from '../types.ts';
import { earlierUser } from './earlier-user.ts';
import { imageDefault, imageUser } from './image-user.ts';
import { imageHasUser, newUser, numericUser } from './new-user.ts';
import { accountOf, isNumber } from './owner.ts';
import { stageOwner } from './stage-owner.ts';
import { fromAccount, stageUsers } from './stage-user.ts';

export type IdentityChoice =
  | { readonly kind: 'identity'; readonly identity: Identity }
  | { readonly kind: 'ambiguous'; readonly evidence: readonly Evidence[] };

/** Chooses the user of a runtime stage: the first source that applies. */
export function chooseIdentity(subject: Subject, tool: UserTool): IdentityChoice {
  const wanted = subject.policy.user;
  if (wanted !== undefined) return found(fromPolicy(subject, wanted, tool));
  const earlier = earlierUser(subject);
  if (earlier !== undefined) return found(earlier);
  const [account, ...others] = stageUsers(subject);
  if (others.length > 0) return { kind: 'ambiguous', evidence: subject.doings.accounts.map(({ by, command }) => instructionEvidence(subject.file, by, command)) };
  if (account !== undefined) return found(fromAccount(subject, account, 'stage-user'));
  return found(stageOwner(subject) ?? imageDefault(subject) ?? fallback(subject, tool));
}

function found(identity: Identity): IdentityChoice {
  return { kind: 'identity', identity };
}

function fallback(subject: Subject, tool: UserTool): Identity {
  const { image } = subject.stage.rootImage;
  if (tool.kind === 'none') return numericUser(subject);
  return image?.appUser === true && image.builtinUser !== undefined ? imageUser(subject, image.builtinUser.name) : newUser(subject);
}

/** `--user`: an account that exists is taken as it is, a number as a number, any other name is created. */
function fromPolicy(subject: Subject, name: string, tool: UserTool): Identity {
  const account = accountOf(subject, name);
  if (account !== undefined) return fromAccount(subject, account, 'policy');
  const chosen = { source: 'policy', evidence: { text: `--user ${name}` } } as const;
  if (imageHasUser(subject, name)) return { ...imageUser(subject, name), ...chosen };
  if (isNumber(name)) return { ...numericUser(subject, Number(name)), ...chosen };
  return { ...(tool.kind === 'none' ? numericUser(subject) : newUser(subject, name)), ...chosen };
}
