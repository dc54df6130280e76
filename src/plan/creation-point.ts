import type { Instruction } from '../dockerfile/types.ts';
import { groupMakers } from './identity/new-user.ts';
import { isBareMkdir } from './mkdir.ts';
import { above, aboveFirst } from './placement.ts';
import type { InsertionPoint } from './placement.ts';
import { mayReplaceAccounts } from './replaces-passwd.ts';
import type { Identity, Subject, UserTool } from './types.ts';
import { bringsShadow } from './user-tool.ts';

const SOURCES = new Set(['WORKDIR', 'COPY', 'ADD']);

/**
 * Where the user is created: above the first WORKDIR, COPY or ADD, so that the layer stays cached when sources change;
 * but behind any RUN that brings the tools, makes the group or would stumble over the new home, and where root is in force.
 *
 * @param volumes VOLUMEs above which something is given to the user
 * @param user where USER goes
 */
export function creationPoint(subject: Subject, identity: Identity, tool: UserTool, volumes: readonly Instruction[], user: InsertionPoint): InsertionPoint {
  const { file, stage } = subject;
  const own = creationNeeds(subject, identity, tool).filter((instruction) => instruction.stage === stage.stage.index);
  const earliest = own.reduce((offset, { span }) => Math.max(offset, span.end), 0);
  const latest = volumes.map((volume) => above(file, volume)).filter(({ offset }) => offset < user.offset);
  const [first = user] = latest.toSorted((a, b) => a.offset - b.offset);
  // In front of the other new lines it needs no distance to them.
  const otherwise = first === user ? user : { ...first, spaced: false };
  return aboveFirst(file, stage, earliest, (instruction) => SOURCES.has(instruction.keyword) && stage.before.get(instruction)?.user.kind !== 'user', otherwise);
}

/** What must have happened before the user can be created. */
function creationNeeds(subject: Subject, identity: Identity, tool: UserTool): readonly Instruction[] {
  const { stage, doings } = subject;
  const groups = identity.group === undefined ? [] : groupMakers(subject, identity.group);
  const brought = tool.kind === 'shadow' && stage.rootImage.image?.userTool !== 'shadow' ? doings.commands.find((command) => bringsShadow(command))?.by : undefined;
  // What is copied over the whole file system may bring another /etc/passwd.
  const replaced = stage.own.operations.findLast((operation) => operation.kind === 'copy' && mayReplaceAccounts(subject, operation))?.by;
  const homes = doings.operations.filter((operation) => isBareMkdir(operation, `/home/${identity.user}`)).map(({ by }) => by);
  // Its name, or the numbers that are asked for, may be free from then on only.
  const freed = doings.departures.filter(({ name }) => name === identity.user || name === identity.group || identity.create?.uid !== undefined || identity.create?.gid !== undefined).map(({ by }) => by);
  return [...groups, ...freed, ...(brought === undefined ? [] : [brought]), ...(replaced === undefined ? [] : [replaced]), ...homes];
}
