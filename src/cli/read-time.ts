import { lastValue, UsageError } from './check-values.ts';
import { messages } from './messages.ts';
import type { ReadOptions } from './read-options.ts';

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };
const LONGEST = 24 * 3_600_000;

/** Milliseconds, from `10s`, `500ms`, `2m` or `1h`; a number alone is of seconds. @throws UsageError */
export function readTime(options: ReadOptions, name: string): number | undefined {
  const value = lastValue(options, name);
  if (value === undefined) return undefined;
  const [, number = '', unit = 's'] = /^(\d{1,8})(ms|s|m|h)?$/.exec(value) ?? [];
  const time = number === '' ? 0 : Number(number) * (UNITS[unit] ?? 0);
  if (time < 1 || time > LONGEST) throw new UsageError(messages.badTime(name, value));
  return time;
}
