import type { BuildContext } from '../context/context.ts';
import type { Dockerfile, Edit, Instruction } from '../dockerfile/types.ts';
import { chainDoings } from '../facts/chain.ts';
import { readEntry } from '../facts/entry-reading.ts';
import type { FileFacts, StageFacts } from '../facts/types.ts';
import { findHazards } from '../hazards/all.ts';
import { dropsPrivileges } from '../hazards/drops-privileges.ts';
import { instructionEvidence } from '../hazards/evidence.ts';
import { homeUsers } from '../hazards/home.ts';
import type { Policy } from '../rewrite/types.ts';
import { copyOwnership } from './copy-ownership.ts';
import { creationCommand } from './creation.ts';
import { chooseIdentity } from './identity.ts';
import { ownedDirectories } from './ownership.ts';
import { aboveFirst, insert, userPoint } from './placement.ts';
import type { InsertionPoint } from './placement.ts';
import type { Hazard, Identity, OwnedDirectory, StageOutcome, StagePlan, Subject, UserTool } from './types.ts';
import { userTool } from './user-tool.ts';

export interface PlanInput {
  readonly file: Dockerfile;
  readonly facts: FileFacts;
  readonly context: BuildContext | undefined;
  readonly policy: Policy;
}

/** Decides what becomes of one stage; undefined for a stage that is not run and has nothing to say. */
export function planStage(input: PlanInput, stage: StageFacts): StageOutcome | undefined {
  if (!stage.runtime) return builtUpon(input, stage);
  const subject = toSubject(input, stage);
  const settled = settle(subject);
  if (settled !== undefined) return settled;
  const tool = userTool(subject);
  const choice = chooseIdentity(subject, tool);
  if (choice.kind === 'ambiguous') {
    return manual(subject, { code: 'ambiguous-user', level: 'manual', message: 'the stage creates several users and nothing says which one runs the application', evidence: choice.evidence });
  }
  const { identity } = choice;
  const { all, missing } = ownedDirectories(subject, identity);
  const hazards = findHazards({ ...subject, identity, owned: all });
  const [worst, ...others] = hazards;
  if (worst?.level === 'manual') return { kind: 'manual', subject, hazards: [worst, ...others] };
  return { kind: 'plan', subject, plan: { identity, owned: missing, hazards, edits: editsOf(subject, identity, missing, tool) } };
}

function toSubject(input: PlanInput, stage: StageFacts): Subject {
  const { file, facts, context, policy } = input;
  return { file, facts, context, policy, stage, doings: chainDoings(stage), entry: readEntry(input, stage) };
}

function manual(subject: Subject, hazard: Hazard): StageOutcome {
  return { kind: 'manual', subject, hazards: [hazard] };
}

/** A stage that others build upon is never changed; if it has an entry of its own, it may be run as root. */
function builtUpon(input: PlanInput, stage: StageFacts): StageOutcome | undefined {
  const own = stage.stage.instructions.filter(({ keyword }) => keyword === 'CMD' || keyword === 'ENTRYPOINT');
  if (stage.leaf || own.length === 0 || stage.user.kind === 'user' || stage.windows) return undefined;
  const evidence = own.map((instruction) => instructionEvidence(input.file, instruction));
  return manual(toSubject(input, stage), { code: 'stage-built-upon', level: 'manual', message: 'this stage has an entry of its own and other stages build upon it, so its user cannot change without theirs', evidence });
}

/** What ends the matter before any identity is chosen. */
function settle(subject: Subject): StageOutcome | undefined {
  const { stage, file, entry } = subject;
  const from = instructionEvidence(file, stage.stage.from);
  if (stage.windows) return { kind: 'skipped', subject, code: 'windows', message: 'Windows images have no root', evidence: [from] };
  const { user } = stage;
  if (user.kind === 'user') {
    const evidence = user.setBy === undefined ? [{ ...from, text: `${stage.rootImage.reference} runs as ${user.text}` }] : [instructionEvidence(file, user.setBy)];
    return { kind: 'clean', subject, code: user.setBy === undefined ? 'base-non-root' : 'non-root', message: `runs as ${user.text}`, evidence };
  }
  if (user.kind === 'unknown' && user.setBy !== undefined) {
    return manual(subject, { code: 'user-unresolved', level: 'manual', message: `USER ${user.text}: ${user.why}`, evidence: [instructionEvidence(file, user.setBy)] });
  }
  const scratch = stage.rootImage.image?.family === 'scratch';
  if (scratch && entry.none && entry.broken.length === 0) {
    return { kind: 'skipped', subject, code: 'export-only', message: 'the stage only carries files: it is built from scratch and starts nothing', evidence: [from] };
  }
  const drops = dropsPrivileges(subject);
  if (drops !== undefined) {
    return { kind: 'clean', subject, code: 'drops-privileges', message: 'starts as root and becomes another user itself', evidence: drops };
  }
  return undefined;
}

const SOURCES = new Set(['WORKDIR', 'COPY', 'ADD']);

function editsOf(subject: Subject, identity: Identity, owned: readonly OwnedDirectory[], tool: UserTool): StagePlan['edits'] {
  const { file, stage } = subject;
  const user = userPoint(file, stage);
  const shell = tool.kind !== 'none' || tool.shell;
  const creation = creationCommand(identity, tool, homeUsers(subject).length > 0);
  const ownership = shell ? chownEdits(subject, identity, owned, user) : copyOwnership(subject, identity);
  const point = creationPoint(subject, identity, tool, ownership, user);
  // In front of the other new lines it needs no distance to them.
  const closing = point.offset !== user.offset;
  const create = creation === undefined ? [] : [insert(file, point, [`RUN ${creation}`], closing)];
  return { 'add-user': create, 'chown-workdir': ownership, 'set-user': [insert(file, user, [`USER ${identity.operand}`], true)] };
}

/**
 * `RUN chown -R` right above USER; where a VOLUME follows the content, above that VOLUME, since a builder may
 * discard what is changed below a volume after its declaration (Dockerfile reference, VOLUME).
 */
function chownEdits(subject: Subject, identity: Identity, owned: readonly OwnedDirectory[], user: InsertionPoint): readonly Edit[] {
  const { file, stage } = subject;
  const volume = (directory: OwnedDirectory): Instruction | undefined =>
    stage.own.operations.find((operation) => operation.kind === 'volume' && operation.path.path === directory.path)?.by;
  const early = owned.filter((directory) => volume(directory) !== undefined && stage.before.get(volume(directory) ?? stage.stage.from)?.user.kind !== 'user');
  const late = owned.filter((directory) => !early.includes(directory));
  const edits: Edit[] = [];
  const first = stage.stage.instructions.find((instruction) => early.some((directory) => volume(directory) === instruction));
  if (first !== undefined) {
    const paths = early.map((directory) => directory.written).join(' ');
    const point = aboveFirst(file, stage, 0, (instruction) => instruction === first, user);
    edits.push(insert(file, point, [`RUN mkdir -p ${paths} && chown -R ${identity.owner} ${paths}`], true));
  }
  if (late.length > 0) {
    // USER follows at the same place and closes the block.
    edits.push(insert(file, user, [`RUN chown -R ${identity.owner} ${late.map((directory) => directory.written).join(' ')}`], false));
  }
  return edits;
}

/**
 * Above the first WORKDIR, COPY or ADD, so that the layer stays cached when sources change; but behind any RUN that brings
 * the tools or makes the group, and where root is in force.
 */
function creationPoint(subject: Subject, identity: Identity, tool: UserTool, ownership: readonly Edit[], user: InsertionPoint): InsertionPoint {
  const { file, stage, doings } = subject;
  const needed = doings.groups.filter((group) => group.name === identity.group).map((group) => group.by);
  const tools = tool.kind === 'shadow' && stage.rootImage.image?.userTool !== 'shadow' ? doings.commands.filter(({ program }) => program === 'useradd' || program === 'groupadd').map(({ by }) => by) : [];
  const earliest = Math.max(0, ...[...needed, ...tools].filter(({ stage: index }) => index === stage.stage.index).map(({ span }) => span.end));
  const latest = ownership.reduce((offset, edit) => Math.min(offset, edit.start), user.offset);
  const otherwise = ownership.find((edit) => edit.start === latest) !== undefined && latest < user.offset ? { ...user, offset: latest, position: 'above' as const, spaced: false } : user;
  return aboveFirst(file, stage, earliest, (instruction) => SOURCES.has(instruction.keyword) && stage.before.get(instruction)?.user.kind !== 'user', otherwise);
}
