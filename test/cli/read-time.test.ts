import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { UsageError } from '../../src/cli/check-values.ts';
import { readOptions } from '../../src/cli/read-options.ts';
import { readTime } from '../../src/cli/read-time.ts';

const timeOf = (...values: readonly string[]): number | undefined => readTime(readOptions(values.map((value) => `--timeout=${value}`)), 'timeout');

test('with and without a unit', () => {
  for (const [value, time] of Object.entries({ '10': 10_000, '10s': 10_000, '500ms': 500, '1ms': 1, '2m': 120_000, '1h': 3_600_000, '24h': 86_400_000, '1440m': 86_400_000, '007s': 7000 })) assert.is(timeOf(value), time, value);
});

test('the last one counts, and none is none', () => {
  assert.is(timeOf('1s', '2s'), 2000);
  assert.is(timeOf(), undefined);
});

test('what is no time, none at all, or longer than a day', () => {
  for (const value of ['0', '0s', '0ms', '00h', '25h', '86401', '1441m', '86400001ms', '1.5s', '-1s', '1d', '10 s', ' 1s', '1s ', 's', '1e3', '0x10', '999999999s', '1S', '1m30s', '١s', '\u001b']) {
    let thrown: unknown;
    try {
      timeOf(value);
    } catch (error) {
      thrown = error;
    }
    assert.instance(thrown, UsageError, value);
    assert.match(thrown instanceof Error ? thrown.message : '', /^--timeout takes a time such as 10s, 500ms or 2m, up to 24h, not /);
    assert.not.match(thrown instanceof Error ? thrown.message : '', /\u001b/);
  }
});

test.run();
