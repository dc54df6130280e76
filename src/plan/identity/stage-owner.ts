import { isAccountName } from '../../facts/account-name.ts';
import { isInside } from '../../facts/directories.ts';
import { instructionEvidence } from '../../facts/evidence.ts';
import { isNumber } from '../../facts/is-number.ts';
import type { FileOperation, UserFact } from '../../facts/types.ts';
import { userOf } from '../../facts/user.ts';
import { applicationDirectory } from '../application-directory.ts';
import type { Identity, Subject } from '../types.ts';
import { builtinUser, imageHasUser, isGone } from './image-accounts.ts';
import { imageUser } from './image-user.ts';
import { accountOf, chownOperand } from './owner.ts';

/** An operation that names an owner of what is in the application directory. */
interface Gift {
  readonly operation: Extract<FileOperation, { kind: 'chown' | 'copy' }>;
  readonly owner: UserFact;
}

/**
 * Whom the file gives the application directory to, with `chown -R` or with `--chown` on COPY and ADD: the one owner that
 * it names, from the last `chown -R` on. A number needs no account.
 */
export function stageOwner(subject: Subject): Identity | undefined {
  const directory = applicationDirectory(subject)?.path.path;
  if (directory === undefined) return undefined;
  let gifts: Gift[] = [];
  for (const operation of subject.doings.operations) {
    if (operation.kind === 'chown' && operation.recursive && isInside(directory, operation.path.path)) gifts = [{ operation, owner: userOf(operation.owner, operation.by) }];
    else if (operation.kind === 'copy' && isLiteral(operation) && operation.chown !== undefined && isInside(operation.path.path, directory)) gifts.push({ operation, owner: userOf(operation.chown, operation.by) });
  }
  const named = new Map(gifts.flatMap(({ operation, owner }) => (owner.kind === 'user' && [owner.user, owner.group ?? owner.user].every(isAccountName) ? [[owner.user, { operation, owner }] as const] : [])));
  const [only, ...others] = [...named.values()];
  if (only === undefined || others.length > 0 || !isThere(subject, gifts, only.owner.user)) return undefined;
  const { user, text } = only.owner;
  const group = only.owner.group ?? (imageHasUser(subject, user) ? imageUser(subject, user).group : undefined);
  const builtin = builtinUser(subject);
  return {
    source: 'stage-owner',
    user,
    group,
    operand: isNumber(user) ? text : user,
    owner: chownOperand(user, group),
    create: undefined,
    home: builtin?.name === user ? builtin.home : undefined,
    evidence: instructionEvidence(subject.file, only.operation.by, only.operation.text),
  };
}

/** What the build may choose names nobody. */
function isLiteral({ by }: FileOperation): boolean {
  return by.flags.every(({ name, value }) => name !== 'chown' || !value.includes('$'));
}

/**
 * The account exists. A chown in a RUN proves it, or the build would fail; a `--chown` does not: BuildKit takes an unknown
 * name for root (readUser in solver/llbsolver/ops/user_linux.go), while Podman and the classic builder fail. So it counts
 * where the image is known to have the account, or is not known at all.
 */
function isThere(subject: Subject, gifts: readonly Gift[], user: string): boolean {
  if (isNumber(user)) return true;
  if (isGone(subject.doings, user)) return accountOf(subject, user) !== undefined;
  if (gifts.some(({ operation, owner }) => operation.kind === 'chown' && owner.kind === 'user' && owner.user === user)) return true;
  const { image } = subject.stage.rootImage;
  return image === undefined || imageHasUser(subject, user) || image.defaultUser?.split(':')[0] === user;
}
