import type { StageFacts } from '../facts/types.ts';
import { readUses } from '../facts/read-uses.ts';
import { findHazards } from '../hazards/all.ts';
import { dropsPrivileges } from '../hazards/drops-privileges.ts';
import { instructionEvidence } from '../facts/evidence.ts';
import { wantsHome } from '../hazards/home.ts';
import { isAssumed } from '../rewrite/selection.ts';
import { chownEdits } from './chown-edits.ts';
import { copyEdits, copyOwnership } from './copy-ownership.ts';
import { creationCommand } from './creation.ts';
import { creationPoint } from './creation-point.ts';
import { chooseIdentity } from './identity/choose.ts';
import { MOST_OWNED, ownedCandidates, ownership } from './ownership.ts';
import type { Ownership } from './ownership.ts';
import { insert, isDangling, userPoint } from './placement.ts';
import type { Hazard, JudgedStage, StageOutcome, StagePlan, Subject, UserTool } from './types.ts';
import { restoredStages, restoreRoot } from './restore-root.ts';
import { toSubject } from './to-subject.ts';
import type { PlanInput } from './to-subject.ts';
import { userTool } from './user-tool.ts';

/** Decides what becomes of one stage; undefined for a stage that is not run and has nothing to say. */
export function planStage(input: PlanInput, stage: StageFacts): StageOutcome | undefined {
  if (!stage.runtime) return builtUpon(input, stage);
  const alone = toSubject(input, stage);
  const settled = settle(alone);
  if (settled !== undefined) return settled;
  const subject = { ...alone, entry: readUses(input, stage, alone.entry, alone.uses) };
  const tool = userTool(subject);
  const choice = chooseIdentity(subject, tool);
  if (choice.kind === 'ambiguous') {
    return manual(subject, { code: 'ambiguous-user', level: 'manual', message: 'the stage creates several users and nothing says which one runs the application', evidence: choice.evidence });
  }
  if (choice.kind === 'unresolved') {
    return manual(subject, { code: 'user-unresolved', level: 'manual', message: `only the build knows whether the user ${choice.user} is there`, evidence: choice.evidence });
  }
  const { identity } = choice;
  const directories = ownedCandidates(subject);
  if (directories.length <= MOST_OWNED && directories.reduce((sum, { written }) => sum + written.length, 0) > LONGEST_PATHS) {
    return manual(subject, { code: 'too-many-directories', level: 'manual', message: 'the paths of the directories that the user might have to own are too long for one line', evidence: [] });
  }
  if (directories.length > MOST_OWNED) {
    return manual(subject, { code: 'too-many-directories', level: 'manual', message: `the stage makes more than ${MOST_OWNED} directories that the user might have to own`, evidence: [] });
  }
  if (isDangling(subject.file, userPoint(subject.file, stage))) {
    const evidence = [instructionEvidence(subject.file, stage.stage.instructions.at(-1) ?? stage.stage.from)];
    return manual(subject, { code: 'dangling-continuation', level: 'manual', message: 'the file ends in a line continuation, which would swallow any line put below it', evidence });
  }
  const owned = ownership(subject, identity, directories);
  const found = findHazards({ ...subject, identity, owned: owned.all });
  const assumed = found.filter(({ code, level }) => level === 'unsafe' && isAssumed(input.policy, code));
  const hazards = found.filter((hazard) => !assumed.includes(hazard));
  const [worst, ...others] = hazards;
  if (worst?.level === 'manual') return { kind: 'manual', subject, hazards: [worst, ...others] };
  return {
    kind: 'plan',
    subject,
    plan: {
      identity: owned.identity,
      home: identity.create !== undefined && wantsHome(subject),
      owned: [...owned.early, ...owned.missing.filter((directory) => !owned.early.includes(directory))],
      hazards,
      assumed,
      restored: restoredStages(subject),
      edits: editsOf(subject, owned, tool),
    },
  };
}

function manual(subject: JudgedStage, hazard: Hazard): StageOutcome {
  return { kind: 'manual', subject, hazards: [hazard] };
}

/** BuildKit reads lines of 65,535 bytes, and mkdir and chown may name each path once. A character takes four bytes at most. */
const LONGEST_PATHS = 8_000;

/** More stages than any real file has. */
const MOST_STAGES = 500;

/** A stage that others build upon is never changed; if it has an entry of its own, it may be run as root. */
function builtUpon(input: PlanInput, stage: StageFacts): StageOutcome | undefined {
  const own = stage.stage.instructions.filter(({ keyword }) => keyword === 'CMD' || keyword === 'ENTRYPOINT');
  if (stage.leaf || own.length === 0 || stage.user.kind === 'user' || stage.windows) return undefined;
  // Reading the entry of each of very many stages would cost more than it tells.
  if (input.file.stages.length < MOST_STAGES && dropsPrivileges(toSubject(input, stage)) !== undefined) return undefined;
  const evidence = own.map((instruction) => instructionEvidence(input.file, instruction));
  return manual({ file: input.file, stage }, { code: 'stage-built-upon', level: 'manual', message: 'this stage has an entry of its own and other stages build upon it, so its user cannot change without theirs: a person can put USER here, and USER root into those that still build as root', evidence });
}

/** "Don't include a USER instruction": AWS Lambda Developer Guide, "Create a Lambda function using a container image". */
const LAMBDA = 'public.ecr.aws/lambda/';

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
  const sudo = subject.doings.commands.filter(({ program, viaSudo }) => program === 'sudo' || viaSudo);
  if (user.kind === 'unknown' && user.setBy === undefined && sudo.length > 0) {
    const evidence = sudo.slice(0, 3).map(({ by, text }) => instructionEvidence(file, by, text));
    return manual(subject, { code: 'user-unresolved', level: 'manual', message: `${user.why}, and sudo in a RUN says that it is not root`, evidence });
  }
  if (user.kind === 'unknown' && user.setBy !== undefined) {
    return manual(subject, { code: 'user-unresolved', level: 'manual', message: `USER ${user.text}: ${user.why}`, evidence: [instructionEvidence(file, user.setBy)] });
  }
  if (stage.rootImage.image?.image.startsWith(LAMBDA) === true) {
    return { kind: 'clean', subject, code: 'lambda', message: 'AWS Lambda runs the image as a user of its own', evidence: [from] };
  }
  const scratch = stage.rootImage.image?.family === 'scratch';
  const actions = subject.uses.filter(({ kind }) => kind === 'action');
  if (actions.length > 0) {
    return { kind: 'clean', subject, code: 'github-action', message: 'GitHub wants actions to run as root', evidence: actions.map((use) => use.evidence) };
  }
  if (scratch && entry.none && entry.broken.length === 0) {
    return { kind: 'skipped', subject, code: 'export-only', message: 'the stage only carries files: it is built from scratch and starts nothing', evidence: [from] };
  }
  const drops = dropsPrivileges(subject);
  if (drops !== undefined) {
    return { kind: 'clean', subject, code: 'drops-privileges', message: 'starts as root and becomes another user itself', evidence: drops };
  }
  return undefined;
}

function editsOf(subject: Subject, owned: Ownership, tool: UserTool): StagePlan['edits'] {
  const { file, stage } = subject;
  const { identity } = owned;
  const user = userPoint(file, stage);
  const creation = creationCommand(identity, tool, wantsHome(subject));
  const point = creationPoint(subject, identity, tool, owned.volumes, user);
  // In front of the other new lines it needs no distance to them.
  const apart = creation === undefined || point.offset !== user.offset;
  const create = creation === undefined ? [] : [insert(file, point, [`RUN ${creation}`], { opens: true, closes: apart })];
  const shell = tool.kind !== 'none' || tool.shell;
  const chowns = shell ? chownEdits(subject, owned, user, apart) : [];
  const copies = copyEdits(shell ? owned.copies : copyOwnership(subject, identity));
  const opens = apart && !chowns.some(({ start }) => start === user.offset);
  return { 'add-user': create, 'chown-workdir': [...chowns, ...copies], 'set-user': [insert(file, user, [`USER ${identity.operand}`], { opens, closes: true }), ...restoreRoot(subject)] };
}
