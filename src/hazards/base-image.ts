import { posix } from 'node:path';
import type { Hazard } from '../plan/types.ts';
import type { Instruction } from '../dockerfile/types.ts';
import { GROUP, PASSWD } from '../facts/account-lines.ts';
import type { CopyOperation, FileOperation } from '../facts/types.ts';
import { instructionEvidence } from '../facts/evidence.ts';
import { isNumber } from '../facts/is-number.ts';
import { mayBring } from '../facts/may-bring.ts';
import { findStage } from '../facts/runtime-stages.ts';
import { mayReplaceAccounts, replacesPasswd } from '../plan/replaces-passwd.ts';
import { entryNeedsRoot } from './entry-needs-root.ts';
import { homeUsers } from './home.ts';
import type { Judged } from './types.ts';

/** Copies onto `/` or `/etc` behind the place where the identity's account was made: they may bring another /etc/passwd. */
function overwritesAccount(judged: Judged): readonly CopyOperation[] {
  const { identity, doings } = judged;
  if (identity.create !== undefined || isNumber(identity.user)) return [];
  const made = doings.accounts.findLast(({ name }) => name === identity.user)?.by;
  return doings.operations.flatMap((operation) => {
    const behind = made === undefined || operation.by.stage > made.stage || (operation.by.stage === made.stage && operation.by.span.start > made.span.start);
    return operation.kind === 'copy' && behind && mayReplaceAccounts(judged, operation) ? [operation] : [];
  });
}

/** What may have made an account by the name of the one that is to be created: files that nobody has seen, put where accounts are told. */
function mayHaveMade(judged: Judged): readonly Instruction[] {
  const { identity, doings } = judged;
  // What is unpacked onto scratch has a hazard of its own.
  if (identity.create === undefined || judged.stage.rootImage.image?.family === 'scratch') return [];
  const copies = doings.operations.filter((operation) => operation.kind === 'copy' && replacesPasswd(judged, operation) && [PASSWD, GROUP].some((file) => mayBring(judged, operation, file)));
  const unread = doings.commands.filter(({ writes }) => writes.some(({ path, content }) => (path === PASSWD || path === GROUP) && content === undefined));
  return [...copies, ...unread].map(({ by }) => by);
}

/** `COPY --from=full / /`: with the files come a shell and accounts, and directories that stay root's. */
function isWholeSystem({ file, facts, stage }: Judged, operation: FileOperation): boolean {
  if (operation.kind !== 'copy' || operation.from === undefined || operation.path.path !== '/' || !operation.sources.some((source) => posix.resolve('/', source) === '/')) return false;
  const from = findStage(file, operation.from, operation.by.stage);
  // An image that is not of this file may bring no more than certificates; where the program works in no directory, that is enough.
  if (from === undefined) return stage.workdirBy !== undefined;
  return facts.stages[from.index]?.rootImage.image?.family !== 'scratch';
}

/** The image's whole entry is a root's server and in force, or its ENTRYPOINT is an init, whatever it is told to start. */
function startsAsRoot({ stage }: Judged): boolean {
  const { image } = stage.rootImage;
  const { entrypoint, cmd } = stage.entry;
  const isOwn = entrypoint?.by !== undefined || (image?.entrypoint === null && cmd?.by !== undefined);
  if (isOwn || entrypoint === undefined && cmd === undefined) return false;
  return image?.entry === 'init' || (image?.entry === 'root-master' && cmd?.by === undefined);
}

/** What is not known of the base image, or known to be prepared for its own user only. */
export function baseImage(judged: Judged): readonly Hazard[] {
  const { stage, file, identity } = judged;
  const { image, reference } = stage.rootImage;
  const from = instructionEvidence(file, stage.stage.from);
  if (image === undefined || image.defaultUser === undefined) {
    const why = image === undefined ? `${reference} is not in the table of base images` : `the default user of ${reference} is not known`;
    return [{ code: 'unknown-base', level: 'unsafe', message: 'the base image is not known, so its users and its entry are not either', evidence: [{ ...from, text: why }] }];
  }
  const hazards: Hazard[] = [];
  const unpacked = image.family === 'scratch' ? judged.doings.operations.filter((operation) => operation.kind === 'copy' && replacesPasswd(judged, operation) && operation.from === undefined) : [];
  if (unpacked.length > 0) {
    hazards.push({ code: 'unknown-base', level: 'unsafe', message: 'a whole file system is unpacked onto scratch, so its users are not known', evidence: unpacked.map(({ by }) => instructionEvidence(file, by)) });
  }
  const flattened = image.family === 'scratch' ? judged.doings.operations.filter((operation) => isWholeSystem(judged, operation)) : [];
  if (flattened.length > 0) {
    hazards.push({ code: 'passwd-replaced', level: 'unsafe', message: 'a whole image is copied onto scratch, so its users, its tools and the owners of its directories are not known', evidence: flattened.map(({ by }) => instructionEvidence(file, by)) });
  }
  const replaced = overwritesAccount(judged);
  if (replaced.length > 0) {
    hazards.push({ code: 'passwd-replaced', level: 'unsafe', message: `a whole file system is copied over the image, so it is not known whether the user ${identity.user} is still there`, evidence: replaced.map(({ by }) => instructionEvidence(file, by)) });
  }
  const unseen = mayHaveMade(judged);
  if (unseen.length > 0) {
    hazards.push({ code: 'passwd-replaced', level: 'unsafe', message: `accounts are brought that are not known, so it is not known whether the user ${identity.user} can be created`, evidence: unseen.map((by) => instructionEvidence(file, by)) });
  }
  const ownUser = identity.source === 'image-user' || identity.source === 'image-default' || identity.user === image.builtinUser?.name;
  const ownCommand = image.entry === 'drops' && stage.entry.cmd?.by !== undefined;
  if (judged.entry.fromImage && !ownCommand && image.stateDirs.length > 0 && !ownUser && (image.entry === 'service' || image.entry === 'drops' || image.entry === 'root-master')) {
    const evidence = [{ ...from, text: `${reference} writes to ${image.stateDirs.join(', ')}` }];
    hazards.push({ code: 'base-state', level: 'unsafe', message: 'the base image starts a server that writes to directories prepared for another user', evidence });
  }
  if (image.entry === 'drops' && stage.entry.entrypoint?.by === undefined && stage.entry.cmd?.by !== undefined) {
    hazards.push({ code: 'base-entry', level: 'unsafe', message: 'the base image\'s entry script drops privileges only under a condition that this CMD does not meet', evidence: [{ ...from, text: `${reference}: ${image.entryCondition ?? 'its entry script drops privileges'}` }] });
  }
  if (startsAsRoot(judged) && entryNeedsRoot(judged).length === 0) {
    hazards.push({ code: 'root-master', level: 'manual', message: 'the entry of the base image works as root', evidence: [{ ...from, text: `${reference}: ${image.entryCondition ?? 'its entry needs root'}` }] });
  }
  const home = image.envHome?.startsWith('/root') === true ? [image.envHome] : [];
  // Settings below /root hurt those who use them: the image's own entry and the tools that keep their caches there.
  const used = stage.entry.entrypoint?.by === undefined && image.entrypoint !== null || homeUsers(judged).length > 0;
  const settings = used ? Object.entries(image.envUnderRoot).map(([name, value]) => `${name}=${value}`) : [];
  const underRoot = [...image.pathUnderRoot, ...home, ...settings];
  if (underRoot.length > 0 || image.workdir?.startsWith('/root') === true && stage.workdirBy === undefined) {
    hazards.push({ code: 'root-home', level: 'manual', message: 'the base image keeps something below /root, or private, which only root can reach', evidence: [{ ...from, text: `${reference}: ${underRoot.join(', ') || image.workdir || ''}` }] });
  }
  if (image.onbuild) {
    hazards.push({ code: 'base-onbuild', level: 'unsafe', message: 'the base image has ONBUILD triggers, which run before this file\'s own lines', evidence: [from] });
  }
  return hazards;
}
