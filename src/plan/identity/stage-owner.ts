import { isInside } from '../../facts/directories.ts';
import { instructionEvidence } from '../../facts/evidence.ts';
import { userOf } from '../../facts/user.ts';
import { applicationDirectory } from '../application-directory.ts';
import type { Identity, Subject } from '../types.ts';
import { chownOperand, isNumber } from './owner.ts';

/**
 * Whom a `chown -R` of the file gives the application directory to. The account exists, or the build would fail; a number
 * needs none.
 */
export function stageOwner(subject: Subject): Identity | undefined {
  const directory = applicationDirectory(subject)?.path.path;
  if (directory === undefined) return undefined;
  const chown = subject.doings.operations.findLast((operation) => operation.kind === 'chown' && operation.recursive && isInside(directory, operation.path.path));
  if (chown?.kind !== 'chown') return undefined;
  const fact = userOf(chown.owner, chown.by);
  if (fact.kind !== 'user') return undefined;
  const { user, group } = fact;
  const builtin = subject.stage.rootImage.image?.builtinUser;
  return {
    source: 'stage-owner',
    user,
    group,
    operand: isNumber(user) ? fact.text : user,
    owner: chownOperand(user, group),
    create: undefined,
    home: builtin?.name === user ? builtin.home : undefined,
    evidence: instructionEvidence(subject.file, chown.by, chown.text),
  };
}
