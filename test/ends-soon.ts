import * as assert from 'uvu/assert';

/** Seconds of the processor's time, which other processes do not take part in: far more than anything linear takes anywhere. */
const SOON = 60;

/**
 * Does some work on input that is made to hurt, and fails where its cost explodes. How cost grows is measured by the benchmark,
 * not here.
 *
 * @param name what to show if it fails
 */
export function endsSoon(work: () => unknown, name: string = 'it'): void {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  const seconds = (user + system) / 1e6;
  assert.ok(seconds < SOON, `${name.slice(0, 40)} took ${Math.round(seconds)} s`);
}
