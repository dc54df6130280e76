import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { pendingWrite, pendingWritesDone } from '../../src/write/pending-writes.ts';

test('waits for what goes on, failures too, and for nothing else', async () => {
  await pendingWritesDone();
  const order: string[] = [];
  let finish = (): void => {};
  const first = pendingWrite(new Promise<void>((resolve) => (finish = resolve)).then(() => order.push('first')));
  const second = pendingWrite(Promise.reject(new Error('no'))).catch(() => order.push('second'));
  const waited = pendingWritesDone().then(() => order.push('done'));
  await second;
  assert.is(order.join(), 'second');
  finish();
  await Promise.all([first, waited]);
  assert.is(order.join(), 'second,first,done');
  await pendingWritesDone();
});

test.run();
