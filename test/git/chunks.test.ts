import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { chunks } from '../../src/git/chunks.ts';

const LIMIT = 24 * 1024;

test('all paths in their order, in groups that fit', () => {
  const paths = Array.from({ length: 5000 }, (_, index) => `größe/${index}/Dockerfile`);
  const groups = [...chunks(paths)];
  assert.equal(groups.flat(), paths);
  assert.ok(groups.length > 1);
  for (const [index, group] of groups.entries()) {
    const size = group.reduce((sum, path) => sum + Buffer.byteLength(path) + 1, 0);
    assert.ok(size <= LIMIT, `${index}: ${size}`);
    // No group is smaller than it must be.
    const next = groups[index + 1]?.[0];
    if (next !== undefined) assert.ok(size + Buffer.byteLength(next) + 1 > LIMIT, `${index}: ${size}`);
  }
});

test('a path longer than a group stands alone', () => {
  const long = 'x'.repeat(LIMIT + 1);
  assert.equal([...chunks(['a', long, 'b', 'c'])], [['a'], [long], ['b', 'c']]);
  assert.equal([...chunks([long])], [[long]]);
});

test('bytes count, not characters', () => {
  const path = 'ü'.repeat(LIMIT / 4);
  assert.is([...chunks([path, path])].length, 2);
  assert.is([...chunks([path.replaceAll('ü', 'u'), path.replaceAll('ü', 'u')])].length, 1);
});

test('of no path no group', () => {
  assert.equal([...chunks([])], []);
});

test.run();
