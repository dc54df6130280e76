/** Beyond this, once is enough to know. */
const LONG_MILLISECONDS = 5_000;

/**
 * Milliseconds that a piece of work takes at best; `prepare` is done before each run and not counted. Of each run the smaller of wall-clock and processor time counts: helper
 * threads make the second larger, a busy machine the first.
 */
export function bestOf(times: number, work: () => unknown, prepare: () => unknown = () => undefined): number {
  let best = Infinity;
  for (let run = 0; run < times; run += 1) {
    prepare();
    const wall = performance.now();
    const { user, system } = process.cpuUsage();
    work();
    const spent = process.cpuUsage();
    const processor = (spent.user - user + spent.system - system) / 1000;
    best = Math.min(best, performance.now() - wall, processor);
    if (best > LONG_MILLISECONDS) break;
  }
  return best;
}
