import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { isInShard } from '../../src/bulk/shard.ts';

/** The part of so many that a path belongs to. */
function partOf(path: string, count: number): string {
  return Array.from({ length: count }, (_, index) => index + 1).filter((index) => isInShard(path, { index, count })).join();
}

/** As the first version has it: machines with different versions must not leave out a repository between them. */
const KNOWN: Readonly<Record<string, string>> = {
  'org/api': '1 3 7 943',
  'org/web': '2 1 4 884',
  '.': '1 3 3 731',
  '/abs/größe': '1 2 7 239',
  'a\nb': '2 3 8 368',
};

for (const [path, parts] of Object.entries(KNOWN)) {
  test(`${JSON.stringify(path)} stays where it is`, () => {
    assert.is([2, 3, 8, 1000].map((count) => partOf(path, count)).join(' '), parts);
  });
}

test('every path belongs to exactly one part', () => {
  const paths = Array.from({ length: 500 }, (_, index) => `org-${index % 7}/repository ${index}`);
  for (const count of [1, 2, 3, 7, 64]) {
    const sizes = new Map<string, number>();
    for (const path of paths) {
      const part = partOf(path, count);
      assert.match(part, /^\d+$/);
      sizes.set(part, (sizes.get(part) ?? 0) + 1);
    }
    // No part is empty as long as there are many more paths than parts.
    if (count < 10) assert.is(sizes.size, count);
  }
});

test.run();
