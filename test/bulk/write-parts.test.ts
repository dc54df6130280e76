import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { writeParts } from '../../src/bulk/write-parts.ts';
import { inFolder } from '../cli/harness.ts';

test('a part is on the disk before the next one is made, and the old file stays until the last', async () => {
  await inFolder({ 'report.txt': 'old' }, async (out) => {
    const seen: (string | number)[] = [];
    const look = (): void => {
      const made = readdirSync(out).filter((name) => /^\.unroot-[0-9a-f]+\.tmp$/.test(name));
      seen.push(...made.map((name) => statSync(join(out, name)).size), readFileSync(join(out, 'report.txt'), 'utf8'));
    };
    async function* parts(): AsyncGenerator<string> {
      look();
      yield 'één';
      look();
      yield 'two';
      look();
    }
    await writeParts(out, 'report.txt', parts());
    assert.equal(seen, [0, 'old', 5, 'old', 8, 'old']);
    assert.is(readFileSync(join(out, 'report.txt'), 'utf8'), 'ééntwo');
    assert.equal(readdirSync(out), ['report.txt']);
  });
});

test('where a part cannot be made, the old file stays and nothing else does', async () => {
  await inFolder({ 'report.txt': 'old' }, async (out) => {
    async function* parts(): AsyncGenerator<string> {
      yield 'new';
      throw new Error('gone');
    }
    const message = await writeParts(out, 'report.txt', parts()).then(() => 'written', (error: unknown) => (error instanceof Error ? error.message : ''));
    assert.is(message, 'gone');
    assert.is(readFileSync(join(out, 'report.txt'), 'utf8'), 'old');
    assert.equal(readdirSync(out), ['report.txt']);
  });
});

test.run();
