import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { patchFault } from '../../../soundness/checks/patch.ts';
import { formatFilePatch } from '../../../src/report/patch.ts';

const BEFORE = 'FROM a\nCMD b\n';
const AFTER = 'FROM a\nUSER c\nCMD b\n';

test('a patch that gives the new text and the old one, whatever their lines end in', () => {
  for (const change of [(text: string) => text, (text: string) => text.trimEnd(), (text: string) => text.replaceAll('\n', '\r\n'), (text: string) => `\ufeff${text}`, (text: string) => text.replace('\n', '\r\n')]) {
    const [before, after] = [change(BEFORE), change(AFTER)];
    assert.is(patchFault(formatFilePatch('a b/Dockerfile', before, after, false), before, after), undefined);
  }
});

test('a patch that gives another text', () => {
  const patch = formatFilePatch('Dockerfile', BEFORE, AFTER, false);
  assert.is(patchFault(patch.replace('USER c', 'USER d'), BEFORE, AFTER)?.detail, 'applied, it does not give the new text');
  assert.is(patchFault(patch, BEFORE, AFTER.replaceAll('\n', '\r\n'))?.kind, 'patch');
  assert.is(patchFault(patch + patch, BEFORE, AFTER)?.detail, 'it is not one patch');
  assert.is(patchFault('', BEFORE, AFTER)?.kind, 'patch');
});

test.run();
