import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('../../../fixtures/engines/docker.sh', import.meta.url));

/**
 * Puts a program called `docker` or `podman` into a folder, which does as that engine does but builds nothing: what an image would
 * do is said by comments of its Dockerfile (see fixtures/engines/docker.sh). The result is the environment in which it is found.
 */
export function fakeEngine(folder: string, name: 'docker' | 'podman' = 'docker'): Readonly<Record<string, string>> {
  const file = join(folder, name);
  writeFileSync(file, `#!/bin/sh\n. '${PROGRAM}'\n`);
  chmodSync(file, 0o755);
  return { PATH: `${folder}:/usr/bin:/bin`, FAKE_STATE: folder, TMPDIR: folder };
}

/** The command lines that it was called with. */
export function callsOf(folder: string): readonly string[] {
  try {
    return readFileSync(join(folder, 'calls.log'), 'utf8').trimEnd().split('\n');
  } catch {
    return [];
  }
}
