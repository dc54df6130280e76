import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { repairedKeywords } from '../../src/prove/repaired-keywords.ts';

test('altered instructions are repaired ones; added ones are not', () => {
  const before = 'FROM node:20\nVOLUME /data\nCMD [“node”, “a.js”]\n';
  const after = 'FROM node:20\nVOLUME /data\nUSER node\nCMD ["node", "a.js"]\n';
  assert.equal([...repairedKeywords(before, after)], ['CMD']);
  assert.equal([...repairedKeywords(after, after)], []);
});

test('a text that cannot be read has none', () => {
  assert.equal([...repairedKeywords('BOGUS\n', 'FROM a\n')], []);
});

test.run();
