import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { wildcardsOf } from '../../src/locate/wildcards.ts';

const CASES: readonly (readonly [pattern: string, globstars: number, furtherStars: number])[] = [
  ['', 0, 0], ['a/b', 0, 0], ['*', 0, 0], ['*/*', 0, 0], ['*.*', 0, 1], ['*a*b*/*c*', 0, 3], ['**', 1, 0], ['**/a/**', 2, 0], ['a**b', 0, 0], ['a**b*', 0, 1],
];

for (const [pattern, globstars, furtherStars] of CASES) test(JSON.stringify(pattern), () => assert.equal(wildcardsOf(pattern), { globstars, furtherStars }));

test.run();
