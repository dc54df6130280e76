import { placeOf } from '../dockerfile/lines.ts';
import { toSourceOffset } from '../dockerfile/source-map.ts';
import type { Dockerfile, Instruction } from '../dockerfile/types.ts';
import { accountFiles, missingNames } from '../facts/account-files.ts';
import { instructionEvidence } from '../facts/evidence.ts';
import type { Subject } from '../plan/types.ts';
import type { Finding, Note } from '../rewrite/types.ts';
import type { RemarkCheck } from './types.ts';

/**
 * `--chown` by name in an image from scratch that has no /etc/passwd or /etc/group yet: BuildKit takes a name that it does
 * not find for root without a word (solver/llbsolver/ops/user_linux.go, readUser), other builders fail.
 */
export const ownerWithoutPasswd: RemarkCheck = (subject): readonly Note[] => {
  const { file } = subject;
  return accountFiles(subject).before.flatMap(({ copy, files }): readonly Note[] => {
    const owner = copy.chown ?? '';
    const missing = missingNames(owner, files);
    if (missing.length === 0) return [];
    const message = `--chown=${owner} names ${missing.join(' and ')} where the image has none yet: BuildKit gives the files to root, other builders fail; a number works`;
    return [{ code: 'name-without-passwd', place: placeOfFlag(file, copy.by), message, evidence: [instructionEvidence(file, copy.by)] }];
  });
};

/** A USER by name where the finished image has no such file: the container does not start ("unable to find user"). */
export function userWithoutPasswd(subject: Subject): readonly Finding[] {
  const { file, stage } = subject;
  const { user } = stage;
  if (user.kind !== 'user' || user.setBy === undefined) return [];
  const missing = missingNames(user.text, accountFiles(subject).atEnd);
  if (missing.length === 0) return [];
  return [
    {
      transform: 'set-user',
      level: 'manual',
      code: 'name-without-passwd',
      place: placeOf(file, user.setBy.span.start),
      message: `USER ${user.text} names ${missing.join(' and ')}, and an image from scratch has none, so the container cannot start: a number works, or a passwd file copied from another stage`,
      evidence: [instructionEvidence(file, user.setBy), instructionEvidence(file, stage.stage.from)],
    },
  ];
}

function placeOfFlag(file: Dockerfile, by: Instruction): Note['place'] {
  const flag = by.flags.find(({ name }) => name === 'chown');
  return placeOf(file, flag === undefined ? by.span.start : toSourceOffset(by, flag.joined.start));
}
