import { placeOf } from '../dockerfile/lines.ts';
import { instructionEvidence } from '../facts/evidence.ts';
import type { Note } from '../rewrite/types.ts';
import type { RemarkCheck } from './types.ts';

/**
 * `USER app:staff` where the file has put `app` into other groups too: with a group named, the process has that group
 * only, with the name alone it has all of them (BuildKit, dockerfile_core_test.go, testUser; the runtimes do the same).
 */
export const dropsGroups: RemarkCheck = ({ file, stage, doings }): readonly Note[] => {
  const { user: fact } = stage;
  if (fact.kind !== 'user' || fact.group === undefined || fact.setBy === undefined) return [];
  const { user, group, setBy } = fact;
  const named = new Set([group, ...doings.groups.filter(({ name, gid }) => gid === group || name === group).flatMap(({ name, gid }) => [name, gid ?? name])]);
  const dropped = doings.memberships.filter((membership) => membership.user === user && !named.has(membership.group));
  if (dropped.length === 0) return [];
  const groups = [...new Set(dropped.map((membership) => membership.group))];
  const commands = [...new Map(dropped.map((membership) => [membership.command, membership])).values()];
  return [
    {
      code: 'drops-groups',
      place: placeOf(file, setBy.span.start),
      message: `USER ${fact.text} runs with the group ${group} alone and drops the other groups of ${user}: ${groups.join(', ')}; USER ${user} keeps them`,
      evidence: [instructionEvidence(file, setBy), ...commands.map(({ by, command }) => instructionEvidence(file, by, command))],
    },
  ];
};
