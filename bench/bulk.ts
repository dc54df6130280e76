// What many repositories cost: `node dist/bench/bulk.js [COUNT]…` lays out so many repositories of five Dockerfiles each (100 and 1000), runs `unroot bulk`
// over them, and compares time for one repository and peak memory with those of the first count. Exits 1 where either grows.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { layOutRepositories } from './lay-out-repositories.ts';
import { watchMemory } from './peak-memory.ts';

const BIN = fileURLToPath(new URL('../src/bin.js', import.meta.url));
const MORE_TIME = 1.3;
const MORE_MEMORY = 1.2;

interface Measured {
  readonly count: number;
  /** Milliseconds. */
  readonly each: number;
  /** MiB. */
  readonly memory: number;
}

async function measure(count: number): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), 'unroot-bench-'));
  try {
    layOutRepositories(join(folder, 'repositories'), count);
    const before = performance.now();
    const child = spawn(process.execPath, [BIN, 'bulk', '--quiet', '--out', 'out', 'repositories'], { cwd: folder, stdio: 'inherit' });
    const peak = watchMemory(child.pid ?? 0);
    const [status] = await once(child, 'exit');
    if (status !== 0) throw new Error(`unroot bulk ended with ${status}`);
    return { count, each: (performance.now() - before) / count, memory: peak() };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const given = process.argv.slice(2).map(Number);
const [least = 100, ...more] = given.length > 0 ? given : [100, 1000];
const first = await measure(least);
console.log(`${first.count} repositories: ${first.each.toFixed(1)} ms each, ${first.memory.toFixed(0)} MiB at most`);
for (const count of more) {
  const { each, memory } = await measure(count);
  const [time, room] = [each / first.each, memory / first.memory];
  console.log(`${count} repositories: ${each.toFixed(1)} ms each (${time.toFixed(2)} times), ${memory.toFixed(0)} MiB at most (${room.toFixed(2)} times)`);
  if (time > MORE_TIME || room > MORE_MEMORY) process.exitCode = 1;
}
