import type { ImageConfig } from '../engines/types.ts';
import { compareConfig } from './compare-config.ts';
import { newlyDenied } from './denied-access.ts';
import { lastLines } from './last-lines.ts';
import type { Fault, FaultCode, Observation, RunObservation, Verdict } from './types.ts';

export interface Judgement {
  readonly verdict: Verdict;
  readonly faults: readonly Fault[];
}

/** Ports from here on are taken by programs at random (Linux, ip_local_port_range). */
const EPHEMERAL = 32_768;

/**
 * Whether the image after does what the image before did. Where the rewrite repaired an array, an image before that did not build or
 * start is no measure, and the image after must work by itself.
 *
 * @param after undefined: it was not tried
 * @param repaired keywords of the instructions whose arrays were repaired
 */
export function judge(before: Observation, after: Observation | undefined, repaired: ReadonlySet<string>): Judgement {
  const missing = whatBeforeLacks(before);
  if (after === undefined) return { verdict: 'open', faults: missing };
  const comparable = missing.length === 0;
  const faults = [...differencesOf(before, after, repaired), ...worse(before, after, comparable)];
  const isFault = before.reached === 'nothing' ? () => false : ({ code }: Fault) => !RUN_FAULTS.has(code);
  if (faults.some(isFault) || (comparable && faults.length > 0)) return { verdict: 'breaks', faults };
  if (comparable || (repaired.size > 0 && faults.length === 0)) return { verdict: 'holds', faults: [] };
  return { verdict: 'open', faults: [...missing, ...faults] };
}

/** Faults of a running container: beside an image before that does not run, they may have the same cause. */
const RUN_FAULTS: ReadonlySet<FaultCode> = new Set(['not-started', 'exit-differs', 'unhealthy', 'port-lost', 'smoke-fails', 'access-denied']);

function whatBeforeLacks(before: Observation): readonly Fault[] {
  if (before.reached === 'nothing') return [fault('before-not-built', 'the image does not build as it was', before.buildLog)];
  if (before.reached === 'built') return [fault('before-not-started', `the image as it was does not start: ${before.problem}`)];
  const { exit, health, smoke, log } = before.run;
  return [
    ...(exit === undefined || exit === 0 ? [] : [fault('before-ended', `the program ends with exit code ${exit} as it was`, log)]),
    ...(health?.healthy === false ? [fault('before-unhealthy', 'the healthcheck fails as it was', health.output)] : []),
    ...(smoke === undefined || smoke.exit === 0 ? [] : [fault('before-smoke', `the smoke command fails with ${smoke.exit} as it was`, smoke.output)]),
  ];
}

function differencesOf(before: Observation, after: Observation, repaired: ReadonlySet<string>): readonly Fault[] {
  if (before.reached === 'nothing' || after.reached === 'nothing') return [];
  return compareConfig(before.config, after.config, repaired).map(({ field, before: old, after: fresh }) => fault('config-differs', `${field} of the image is ${fresh}, and was ${old}`));
}

function worse(before: Observation, after: Observation, comparable: boolean): readonly Fault[] {
  if (after.reached === 'nothing') return [fault('not-built', 'the image does not build after the fix', after.buildLog)];
  if (after.reached === 'built') return [fault('not-started', `the image does not start after the fix: ${after.problem}`)];
  return worseRun(before.reached === 'started' && comparable ? before.run : undefined, after.run, after.config);
}

/** @param before undefined: the program is judged by itself */
function worseRun(before: RunObservation | undefined, after: RunObservation, { User }: ImageConfig): readonly Fault[] {
  const denied = newlyDenied(before?.denied ?? [], after.denied);
  const lost = (before?.ports ?? []).filter((port) => port < EPHEMERAL && !after.ports.includes(port));
  const smoke = after.smoke;
  return [
    ...endFault(before, after),
    ...(after.uid === 0 && !isRoot(User) ? [fault('still-root', `the main process runs as uid 0 although the user of the image is ${User}`)] : []),
    ...(after.health?.healthy === false ? [fault('unhealthy', 'the healthcheck fails', after.health.output)] : []),
    ...(after.exit === undefined && lost.length > 0 ? [fault('port-lost', `nothing listens on port ${lost.join(', ')} any more`, after.log)] : []),
    ...(smoke === undefined || smoke.exit === 0 ? [] : [fault('smoke-fails', `the smoke command fails with ${smoke.exit}`, smoke.output)]),
    ...(denied.length > 0 ? [{ code: 'access-denied' as const, message: 'the program was denied an access that it had', lines: denied }] : []),
  ];
}

function endFault(before: RunObservation | undefined, after: RunObservation): readonly Fault[] {
  if (before === undefined) return after.exit === undefined || after.exit === 0 ? [] : [fault('exit-differs', `the program ends with exit code ${after.exit}`, after.log)];
  if (before.exit === after.exit) return [];
  const was = before.exit === undefined ? 'kept running' : `ended with ${before.exit}`;
  const is = after.exit === undefined ? 'keeps running' : `ends with exit code ${after.exit}`;
  return [fault('exit-differs', `the program ${is}, and ${was} before`, after.log)];
}

function isRoot(user: string): boolean {
  return /^(?:|root|0+)(?::.*)?$/.test(user);
}

function fault(code: FaultCode, message: string, log = ''): Fault {
  return { code, message, lines: lastLines(log) };
}
