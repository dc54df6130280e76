import { ENGINES } from '../engines/engine-names.ts';
import type { Verb } from '../report/types.ts';
import { lastValue, readChoice, UsageError } from './check-values.ts';
import type { ProofWishes } from './invocation.ts';
import { messages } from './messages.ts';
import { OPTIONS } from './options.ts';
import type { ReadOptions } from './read-options.ts';
import { readTime } from './read-time.ts';

export const WATCH_FOR: number = 10_000;
export const BUILD_TIMEOUT: number = 30 * 60_000;

/** How images are to be proved; undefined where the command line asks for no proof. @throws UsageError */
export function readProofWishes(options: ReadOptions, verb: Verb, stdin: boolean): ProofWishes | undefined {
  const asked = options.given.has('prove');
  if (verb !== 'prove' && !asked) {
    const stray = OPTIONS.find(({ name, group }) => group === 'Proof' && options.given.has(name));
    if (stray !== undefined) throw new UsageError(messages.needsProve(stray.name));
    return undefined;
  }
  if (stdin) throw new UsageError(messages.proveAndStdin);
  if (verb === 'diff') throw new UsageError(messages.proveAndDiff);
  return {
    engine: readChoice(options, 'engine', ENGINES),
    watchFor: readTime(options, 'for') ?? WATCH_FOR,
    buildTimeout: readTime(options, 'build-timeout') ?? BUILD_TIMEOUT,
    smoke: lastValue(options, 'smoke'),
    context: lastValue(options, 'context'),
    target: lastValue(options, 'target'),
    buildArgs: readPairs(options, 'build-arg'),
    env: readPairs(options, 'env'),
    ports: (options.values.get('port') ?? []).map(readPort),
    keepLogs: lastValue(options, 'keep-logs'),
  };
}

function readPairs(options: ReadOptions, name: string): Readonly<Record<string, string>> {
  const pairs = (options.values.get(name) ?? []).map((value) => {
    const [, key, text] = /^([^=]+)=(.*)$/s.exec(value) ?? [];
    if (key === undefined || text === undefined) throw new UsageError(messages.badPair(name, value));
    return [key, text] as const;
  });
  return Object.fromEntries(pairs);
}

function readPort(value: string): number {
  const port = /^\d{1,5}$/.test(value) ? Number(value) : 0;
  if (port < 1 || port > 65_535) throw new UsageError(messages.badPort(value));
  return port;
}
