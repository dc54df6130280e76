import type { BuildContext } from '../context/context.ts';
import type { Dockerfile, Instruction, Stage } from '../dockerfile/types.ts';
import type { LookupImage } from '../images/types.ts';
import type { AccountTool } from './accounts.ts';
import { applyInstruction } from './apply-instruction.ts';
import type { StageState } from './apply-instruction.ts';
import { resolveImage } from './base.ts';
import { chainDoings } from './chain.ts';
import { imageEntry } from './entry.ts';
import { globalArgs } from './global-args.ts';
import type { StageRole } from './runtime-stages.ts';
import type { Base, Moment, StageFacts, UserFact } from './types.ts';
import { speaksWindows } from './speaks-windows.ts';
import { userOf } from './user.ts';
import { Scope } from './variables.ts';
import { WrittenScripts } from './written-scripts.ts';

export interface StageInput {
  readonly file: Dockerfile;
  readonly stage: Stage;
  /** The stage of this file that this one is built from. */
  readonly below: { readonly facts: StageFacts; readonly scope: Scope } | undefined;
  readonly role: StageRole;
  readonly images: LookupImage;
  /** Where the scripts are that RUNs call. */
  readonly context: BuildContext | undefined;
}

/** Walks one stage from its FROM to its end. */
export function gatherStage(input: StageInput): { facts: StageFacts; scope: Scope } {
  const { file, stage, below } = input;
  const base: Base = below === undefined ? resolveImage(file, stage, input.images) : { kind: 'stage', facts: below.facts };
  const rootImage = rootImageOf(base);
  const { image } = rootImage;
  const state: StageState = {
    file,
    scope: below?.scope.inherit() ?? Scope.start(globalArgs(file), image?.env ?? {}),
    own: { accounts: [], groups: [], departures: [], memberships: [], operations: [], commands: [], users: [], ports: [], env: [], onbuild: [], opaque: [] },
    accountTool: accountToolOf(base),
    family: image?.family,
    earlier: { doings: below === undefined ? undefined : chainDoings(below.facts), image },
    scripts: new WrittenScripts(input.context),
    superusers: new Set(below?.facts.superusers),
    user: startUser(base),
    workdir: below === undefined ? { path: image?.workdir ?? '/', overridable: false } : below.facts.workdir,
    workdirBy: below?.facts.workdirBy,
    shell: below?.facts.shell ?? ['/bin/sh', '-c'],
    entry: below?.facts.entry ?? imageEntry(image),
    cmdSet: false,
  };
  const before = new Map<Instruction, Moment>();
  for (const instruction of stage.instructions) {
    before.set(instruction, { user: state.user, workdir: state.workdir });
    applyInstruction(state, instruction);
  }
  const facts: StageFacts = {
    stage,
    base,
    rootImage,
    windows: below?.facts.windows === true || image?.family === 'windows' || (image === undefined && speaksWindows(stage)) || /^windows/i.test(stage.platform) || state.own.users.some(isWindowsAccount),
    before,
    user: state.user,
    workdir: state.workdir,
    workdirBy: state.workdirBy,
    shell: state.shell,
    entry: state.entry,
    own: state.own,
    superusers: state.superusers,
    ...input.role,
  };
  return { facts, scope: state.scope };
}

function rootImageOf(base: Base): StageFacts['rootImage'] {
  if (base.kind === 'stage') return base.facts.rootImage;
  return { reference: base.reference, image: base.kind === 'image' ? base.image : undefined };
}

function startUser(base: Base): UserFact {
  if (base.kind === 'stage') return base.facts.user;
  if (base.kind === 'unknown' || base.image.defaultUser === undefined) {
    return { kind: 'unknown', text: '', why: `the default user of ${base.reference} is not known`, setBy: undefined };
  }
  return userOf(base.image.defaultUser, undefined);
}

/** The accounts of Windows base images (Microsoft Learn, "Secure Windows containers"): an image that is not known is one of theirs. */
function isWindowsAccount({ user }: { readonly user: string }): boolean {
  return /^Container(Administrator|User)$/i.test(user);
}

function accountToolOf(base: Base): AccountTool {
  const family = rootImageOf(base).image?.family;
  if (family === 'alpine' || family === 'busybox' || family === 'wolfi') return 'busybox';
  return family === 'rhel' || family === 'fedora' || family === 'amazon' ? 'shadow' : 'debian';
}
