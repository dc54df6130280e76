import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { seedTexts } from '../../../soundness/generate/seed-texts.ts';
import { parse } from '../../../src/dockerfile/parse.ts';

test('fixtures and what BuildKit was asked, all of which can be read', () => {
  const texts = seedTexts();
  assert.ok(texts.length > 700, String(texts.length));
  assert.ok(texts.every((text) => parse(text).ok));
  assert.ok(texts.some((text) => text.includes('\r\n')));
  assert.equal(seedTexts(), texts);
});

test.run();
