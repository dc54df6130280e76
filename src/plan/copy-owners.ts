import type { Instruction } from '../dockerfile/types.ts';
import { splitWords } from '../facts/copy.ts';
import { damageOf } from '../facts/exec-array.ts';
import type { CopyOperation } from '../facts/types.ts';
import { copyOwner, numbersOf } from './identity/copy-owner.ts';
import { knownFrom } from './identity/known-from.ts';
import { isHarmless } from './harmless-run.ts';
import type { Identity, Subject } from './types.ts';

/** A COPY or ADD that gets an owner: `--chown=owner`. */
export interface OwnedCopy {
  readonly by: Instruction;
  readonly owner: string;
}

/**
 * The owner that each COPY and ADD can be given; those that can be given none are not listed: those of lower stages, those
 * that keep the owners of another stage, those whose array is damaged, and those where the user cannot be named.
 *
 * @param created where the plan creates the user, if it does
 */
export function copyOwners(subject: Subject, identity: Identity, copies: readonly CopyOperation[], created: number): ReadonlyMap<CopyOperation, string> {
  const own = new Set<CopyOperation>(subject.stage.own.operations.filter((operation) => operation.kind === 'copy'));
  const known = knownFrom(subject, identity, created) ?? Number.POSITIVE_INFINITY;
  const lastWork = lastRootWork(subject);
  const owners = new Map<CopyOperation, string>();
  for (const copy of copies) {
    if (!own.has(copy) || copy.from !== undefined || mayUnpack(copy) || isElsewhere(copy) || damageOf(copy.by) !== undefined) continue;
    if (bringsRepository(subject, copy) && copy.by.span.start < lastWork) continue;
    const named = copy.by.span.start >= known;
    const owner = named ? copyOwner(subject, identity, isLinked(copy)) : numbersOf(subject, identity);
    if (owner !== undefined) owners.set(copy, owner);
  }
  return owners;
}

export function isLinked({ by }: CopyOperation): boolean {
  return by.flags.some(({ name, value }) => name === 'link' && value !== 'false');
}

/** The last RUN of this stage that root runs and that may do more than install packages and make directories. */
function lastRootWork({ stage, doings }: Subject): number {
  const work = stage.own.operations.findLast((operation) => operation.kind === 'run' && stage.before.get(operation.by)?.user.kind !== 'user' && !isHarmless(doings, operation));
  return work?.by.span.start ?? 0;
}

/**
 * The whole build context, if a git repository is or may be in it: git refuses to work for root in a repository of another
 * user (safe.directory in git-config), and so do the many builds that call it, `go build` first among them.
 */
function bringsRepository({ context }: Subject, { sources }: CopyOperation): boolean {
  const whole = sources.some((source) => /^(\.?\/)*(\.|\*|\.git\b.*)?$/.test(source));
  return whole && (context === undefined || context.kind('.git') !== undefined);
}

/** ADD unpacks archives, and only BuildKit from 0.23 on gives what was in them to the owner (moby/buildkit#1547). */
function mayUnpack({ by, sources }: CopyOperation): boolean {
  if (by.keyword !== 'ADD') return false;
  return sources.some((source) => (!/^(https?|git|ssh):|^git@/.test(source) || by.flags.some(({ name }) => name === 'unpack')) && /\$|\.(tar|tgz|tbz2?|txz|tzst)(\.\w+)?$/i.test(source));
}

/** The build may change the destination itself. */
function isElsewhere({ by, path }: CopyOperation): boolean {
  return path.overridable && (by.json ?? splitWords(by.rest)).at(-1)?.includes('$') === true;
}
