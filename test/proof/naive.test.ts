import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { naiveRewrite } from '../../proof/naive.ts';

test('the last stage, above its first entry, with the last WORKDIR', () => {
  assert.is(
    naiveRewrite('FROM a AS b\nCMD ["x"]\nFROM node:20\nWORKDIR /a\nWORKDIR /b\nENTRYPOINT ["y"]\nCMD ["z"]\n'),
    'FROM a AS b\nCMD ["x"]\nFROM node:20\nWORKDIR /a\nWORKDIR /b\nRUN useradd -r app && chown -R app /b\nUSER app\nENTRYPOINT ["y"]\nCMD ["z"]\n',
  );
});

test('the tool that the name of the image tells, and nothing to give without WORKDIR', () => {
  assert.is(naiveRewrite('FROM node:20-alpine\nCMD ["z"]\n'), 'FROM node:20-alpine\nRUN adduser -S -D app\nUSER app\nCMD ["z"]\n');
});

test('without an entry at the end; a text that is no Dockerfile stays', () => {
  assert.is(naiveRewrite('FROM debian'), 'FROM debian\nRUN useradd -r app\nUSER app\n');
  assert.is(naiveRewrite('BOGUS'), 'BOGUS');
});

test.run();
