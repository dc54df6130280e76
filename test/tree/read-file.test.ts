import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { readTextFile } from '../../src/tree/read-file.ts';
import { temporaryTree } from '../locate/temporary-tree.ts';

test('text of a regular file, and nothing else', () => {
  const root = temporaryTree({ text: 'a\r\nb', bom: '\ufefftext', empty: '', binary: Buffer.from([0xff, 0xfe, 0x00]), large: 'x'.repeat(1024 * 1024 + 1) });
  symlinkSync('text', join(root, 'link'));
  mkdirSync(join(root, 'folder'));
  assert.is(readTextFile(join(root, 'text')), 'a\r\nb');
  assert.match(readTextFile(join(root, 'bom')) ?? '', /text$/);
  for (const name of ['binary', 'large', 'link', 'folder', 'nothing', 'text/x', 'a\0b', 'x'.repeat(5000)]) assert.is(readTextFile(join(root, name)), undefined, name.slice(0, 20));
});

test.run();
