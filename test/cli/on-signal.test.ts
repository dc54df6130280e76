import { EventEmitter } from 'node:events';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { endOnSignal } from '../../src/cli/on-signal.ts';
import { pendingWrite } from '../../src/write/pending-writes.ts';

const soon = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('ends with 128 and the number of the signal', async () => {
  for (const [signal, status] of [['SIGHUP', 129], ['SIGINT', 130], ['SIGTERM', 143]] as const) {
    const source = new EventEmitter();
    const ended: string[] = [];
    endOnSignal(source, (name, code) => ended.push(`${name} ${code}`));
    source.emit(signal);
    await soon();
    assert.is(ended.join(), `${signal} ${status}`);
    assert.is(source.listenerCount(signal), 0);
  }
});

test('not before the file that is being written is written', async () => {
  const source = new EventEmitter();
  const order: string[] = [];
  endOnSignal(source, () => order.push('ended'));
  let finish = (): void => {};
  const write = pendingWrite(new Promise<void>((resolve) => (finish = resolve)).then(() => order.push('written')));
  source.emit('SIGTERM');
  await soon();
  assert.is(order.join(), '');
  finish();
  await write;
  await soon();
  assert.is(order.join(), 'written,ended');
});

test.run();
