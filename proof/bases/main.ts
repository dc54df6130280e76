// Builds the base images of the proof: `node dist/proof/bases/main.js [FOLDER]`. The folder is `.proof` of the repository if none is named.
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureTools } from '../setup.ts';
import { buildBases } from './build-bases.ts';

const folder = resolve(process.argv[2] ?? fileURLToPath(new URL('../../../.proof', import.meta.url)));
const start = performance.now();
const tell = (line: string): void => console.log(line);
const missing = ensureTools(process.env, tell);
if (missing !== undefined) {
  console.error(`The base images cannot be built: ${missing}`);
  process.exitCode = 2;
} else {
  const result = await buildBases({ folder, env: process.env, tell, jobs: availableParallelism() });
  if (result.ok) console.log(`${result.built} images built in ${((performance.now() - start) / 1000).toFixed(1)} s; the store is set by ${result.store.env['CONTAINERS_STORAGE_CONF']}`);
  else console.error(`${result.reason}\nAll output is in ${result.log}`);
  process.exitCode = result.ok ? 0 : 1;
}
