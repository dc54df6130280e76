// Compiles src, transforms and test into dist, and leaves the command runnable.
import { spawnSync } from 'node:child_process';
import { chmodSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('.', import.meta.url));
// A stale file in dist would still be found by the test runner and shipped in the package.
rmSync(new URL('dist', import.meta.url), { recursive: true, force: true });
const tsc = fileURLToPath(new URL('node_modules/typescript/bin/tsc', import.meta.url));
const { status } = spawnSync(process.execPath, [tsc, '-p', root], { stdio: 'inherit' });
if (status !== 0) process.exit(status ?? 1);
chmodSync(new URL('dist/src/bin.js', import.meta.url), 0o755);
