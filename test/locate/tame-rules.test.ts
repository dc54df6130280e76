import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { tameRules } from '../../src/locate/tame-rules.ts';

const TAME = ['**/*.test.*', '**/a*b*c/**', 'node_modules/', '*.log', '*.*.*', '/build/**', '**/dist/**', '**/a/**/b/**', '!keep*', '# *a*b*c*d*e', '[abc]*', '', '*/*/*/*/*/*'];
const WILD = ['*a*a*a*b*', 'x/*1*2*3*4*/y', '**/a/**/a/**/a/**/a', '!**/a/**/a/**/a/**/a', '*?*?*?*?*', '*a*a*/*b*b*/*c', '**/*a*a*/**/b'];

for (const line of TAME) test(`${JSON.stringify(line)} stays`, () => assert.equal(tameRules(`a\n${line}\r\nb`), { text: `a\n${line}\r\nb`, dropped: 0 }));
for (const line of WILD) test(`${JSON.stringify(line)} goes`, () => assert.equal(tameRules(`a\n${line}\nb\n${line}`), { text: 'a\n\nb\n', dropped: 2 }));

test.run();
