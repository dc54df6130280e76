import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { compareConfig } from '../../src/prove/compare-config.ts';
import { CONFIG } from './seen.ts';

const NONE: ReadonlySet<string> = new Set();

test('the user may differ, and labels have no order', () => {
  assert.equal(compareConfig({ ...CONFIG, Labels: { a: '1', b: '2' } }, { ...CONFIG, User: 'app', Labels: { b: '2', a: '1' } }, NONE), []);
});

test('every other field is told with both values', () => {
  const other = { ...CONFIG, WorkingDir: '/', Volumes: ['/data'], Healthcheck: { Test: ['CMD', 'x'], Timeout: 0 } };
  assert.equal(compareConfig(CONFIG, other, NONE), [
    { field: 'WorkingDir', before: '"/app"', after: '"/"' },
    { field: 'Volumes', before: '[]', after: '["/data"]' },
    { field: 'Healthcheck', before: 'none', after: '{"Test":["CMD","x"],"Timeout":0}' },
  ]);
});

test('a repaired array may change its field, and no other', () => {
  const other = { ...CONFIG, Cmd: ['node', 'a.js'], Volumes: ['/data'] };
  assert.equal(compareConfig(CONFIG, other, new Set(['CMD'])).map(({ field }) => field), ['Volumes']);
  assert.equal(compareConfig(CONFIG, other, new Set(['CMD', 'VOLUME'])), []);
  assert.equal(compareConfig(CONFIG, { ...CONFIG, Cmd: ['bash', '-c', 'x'], Shell: ['bash', '-c'] }, new Set(['SHELL'])), []);
  assert.equal(compareConfig(CONFIG, { ...CONFIG, Env: [] }, new Set(['COPY'])).length, 1);
});

test.run();
