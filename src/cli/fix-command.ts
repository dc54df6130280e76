import { shellQuote } from '../plan/shell-quote.ts';
import { REASONS } from '../reasons/reasons.ts';
import { TRANSFORMS } from '../rewrite/selection.ts';
import type { Policy } from '../rewrite/types.ts';
import { DEFAULT_SIZE } from './check-values.ts';
import type { Invocation, ProofWishes } from './invocation.ts';
import { BUILD_TIMEOUT, WATCH_FOR } from './read-proof-wishes.ts';

/**
 * The words behind `unroot` that give the same result over a whole repository, for a shell: `fix --unsafe --assume fresh-volumes`. Equal
 * invocations give equal words, in whatever order they were given. Paths, reports and what only decides where may be written are no part of
 * it. Values of build arguments and environments are left out: they may be secrets.
 */
export function fixCommand({ policy, exclude, forceExclude, maxSize, proof }: Invocation): string {
  return [
    'fix',
    ...policyWords(policy),
    ...exclude.flatMap((pattern) => option('exclude', pattern)),
    ...(forceExclude ? ['--force-exclude'] : []),
    ...(maxSize === DEFAULT_SIZE ? [] : option('max-size', maxSize)),
    ...(proof === undefined ? [] : proofWords(proof)),
  ].join(' ');
}

function policyWords({ unsafe, assume = [], only, skip, user, group, uid, gid, ownership }: Policy): readonly string[] {
  const assumed = REASONS.filter(({ code }) => assume.some((each) => each === code));
  return [
    ...(unsafe ? ['--unsafe'] : []),
    ...list('assume', assumed.map((reason) => ('assumption' in reason ? reason.assumption : reason.code))),
    ...list('only', TRANSFORMS.filter((name) => only.includes(name))),
    ...list('skip', TRANSFORMS.filter((name) => skip.includes(name))),
    ...option('user', user),
    ...option('group', group),
    ...option('uid', uid),
    ...option('gid', gid),
    ...option('ownership', ownership),
  ];
}

function proofWords({ engine, watchFor, buildTimeout, smoke, context, target, buildArgs, env, ports }: ProofWishes): readonly string[] {
  return [
    '--prove',
    ...option('engine', engine),
    ...(watchFor === WATCH_FOR ? [] : option('for', time(watchFor))),
    ...(buildTimeout === BUILD_TIMEOUT ? [] : option('build-timeout', time(buildTimeout))),
    ...option('smoke', smoke),
    ...option('context', context),
    ...option('target', target),
    ...Object.keys(buildArgs).toSorted().flatMap((name) => option('build-arg', `${name}=<value>`)),
    ...Object.keys(env).toSorted().flatMap((name) => option('env', `${name}=<value>`)),
    ...[...new Set(ports)].toSorted((a, b) => a - b).flatMap((port) => option('port', port)),
  ];
}

/** A value that starts with `-` must stand in one word with its option. */
function option(name: string, value: string | number | undefined): readonly string[] {
  if (value === undefined) return [];
  const word = shellQuote(String(value));
  return String(value).startsWith('-') ? [`--${name}=${word}`] : [`--${name}`, word];
}

function list(name: string, values: readonly string[]): readonly string[] {
  return values.length === 0 ? [] : option(name, values.join(','));
}

/** As `--for` takes it. */
function time(milliseconds: number): string {
  if (milliseconds % 60_000 === 0) return `${milliseconds / 60_000}m`;
  return milliseconds % 1000 === 0 ? `${milliseconds / 1000}s` : `${milliseconds}ms`;
}
