import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { undoList } from '../../src/bulk/undo.ts';

test('the last step is taken back first, each once, and one that fails keeps no other from it', async () => {
  const done: string[] = [];
  const undo = undoList();
  const step = (name: string, problem?: string): void => undo.add(async () => {
    done.push(name);
    return problem;
  });
  step('a', 'a stays');
  step('b');
  step('c', 'c stays');
  assert.equal(await undo.run(), ['c stays', 'a stays']);
  assert.is(done.join(), 'c,b,a');
  assert.equal(await undo.run(), []);
  assert.is(done.join(), 'c,b,a');
});

test('nothing was done', async () => {
  assert.equal(await undoList().run(), []);
});

test.run();
