import type { Instruction } from '../../dockerfile/types.ts';
import { isNumber } from '../../facts/is-number.ts';
import type { Identity, Subject } from '../types.ts';
import { imageHasUser } from './image-accounts.ts';

/**
 * The offset in the file from which on a COPY of this stage can look the identity up by name; 0: from the start of the
 * stage; undefined: nothing says that it is there while the image is built.
 *
 * @param created where the plan creates the user, if it does
 */
export function knownFrom(subject: Subject, identity: Identity, created: number): number | undefined {
  const { stage, doings } = subject;
  const { user } = identity;
  if (identity.create !== undefined) return created;
  const { image } = stage.rootImage;
  if (isNumber(user) || imageHasUser(subject, user) || image?.defaultUser?.split(':')[0] === user) return 0;
  const proof = doings.accounts.find(({ name }) => name === user)?.by ?? firstUse(subject, user);
  return proof === undefined ? undefined : behind(stage.stage.index, proof);
}

/** A chown in a RUN fails where the name is unknown; a passwd file that is copied may bring it. */
function firstUse({ doings }: Subject, user: string): Instruction | undefined {
  return doings.operations.find((operation) => {
    if (operation.kind === 'chown') return operation.owner.split(':')[0] === user;
    return operation.kind === 'copy' && operation.path.path === '/etc/passwd';
  })?.by;
}

/** Behind an instruction of this stage; what a lower stage has done is there from the start. */
function behind(index: number, { stage, span }: Instruction): number {
  return stage === index ? span.end : 0;
}
