import type { Runner } from '../engines/run-command.ts';
import type { RunObservation, Side } from './types.ts';

/** Milliseconds. */
const LIMIT = 60_000;
/** Characters of its output that are kept. */
const MOST = 10_000;

/**
 * Runs the user's command against a container, by `sh -c` on this host: exit 0 means that the image works. In its environment are
 * PORT (the host's port that leads to the lowest port of the container), PORT_n for each port n of the container, HOST, and SIDE,
 * `before` or `after`, besides the environment of the person who runs us.
 *
 * @throws EngineError if there is no `sh`
 */
export async function runSmoke(host: Runner, command: string, ports: ReadonlyMap<number, number>, side: Side): Promise<RunObservation['smoke']> {
  const sorted = [...ports].toSorted(([a], [b]) => a - b);
  const mapped = Object.fromEntries(sorted.map(([inside, outside]) => [`PORT_${inside}`, String(outside)]));
  const first = sorted[0];
  const env = { ...mapped, ...(first === undefined ? {} : { PORT: String(first[1]) }), HOST: '127.0.0.1', SIDE: side };
  const { exit, timedOut, output } = await host.with(env).run('sh', ['-c', command], { timeout: LIMIT });
  return { exit: exit ?? 124, output: `${output.trim().slice(-MOST)}${timedOut ? `\n[ended after ${LIMIT / 1000} s]` : ''}` };
}
