import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const BIN = fileURLToPath(new URL('../src/bin.js', import.meta.url));

export interface StartUp {
  readonly command: string;
  readonly milliseconds: number;
}

/** What a start of the command costs, the bare start of Node first: the best of ten each. */
export function startUps(): readonly StartUp[] {
  const folder = mkdtempSync(join(tmpdir(), 'unroot-bench-'));
  try {
    writeFileSync(join(folder, 'Dockerfile'), 'FROM node:22\nWORKDIR /app\nCOPY . .\nCMD ["node", "x.js"]\n');
    return [
      { command: 'node -e 0', milliseconds: start(['-e', '0'], folder) },
      { command: 'unroot --version', milliseconds: start([BIN, '--version'], folder) },
      { command: 'unroot check of one file', milliseconds: start([BIN, 'check', 'Dockerfile'], folder) },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function start(args: readonly string[], cwd: string): number {
  let best = Infinity;
  for (let run = 0; run < 10; run += 1) {
    const before = performance.now();
    const { error } = spawnSync(process.execPath, args, { cwd, stdio: 'ignore' });
    if (error !== undefined) throw error;
    best = Math.min(best, performance.now() - before);
  }
  return best;
}
