import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const BIN = fileURLToPath(new URL('../src/bin.js', import.meta.url));

/** Puts a program for `sh` into a folder. */
export function writeProgram(folder: string, name: string, text: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), text);
  chmodSync(join(folder, name), 0o755);
}

/**
 * Variables with which engines find `unroot` on the PATH, as whoever has installed it does, and in which git knows who commits and nothing of
 * this machine.
 *
 * @param folder gets the program and is the home of whoever runs it
 * @param first folders that stand before all else on the PATH
 */
export function environmentOf(folder: string, env: NodeJS.ProcessEnv, first: readonly string[] = []): Readonly<Record<string, string>> {
  const bin = join(folder, 'bin');
  writeProgram(bin, 'unroot', `#!/bin/sh\nexec '${process.execPath}' '${BIN}' "$@"\n`);
  writeFileSync(join(folder, '.gitconfig'), '[user]\n\tname = t\n\temail = t@example.org\n[init]\n\tdefaultBranch = main\n');
  const kept = Object.entries(env).flatMap(([name, value]) => (value === undefined || /^(?:GIT_|XDG_|NODE_V8_COVERAGE$)/.test(name) ? [] : [[name, value] as const]));
  return {
    ...Object.fromEntries(kept),
    HOME: folder,
    GIT_CONFIG_NOSYSTEM: '1',
    PATH: [bin, ...first, env['PATH'] ?? ''].join(delimiter),
  };
}
