#!/usr/bin/env node
import { writeSync } from 'node:fs';
import { main } from './cli/main.ts';
import { endOnSignal } from './cli/on-signal.ts';

const { argv, stdin, stdout, stderr, env } = process;
/** Why some output is missing. */
let lost: string | undefined;
for (const output of [stdout, stderr]) {
  // A reader that has seen enough (`unroot fix . | head`), or a full disk, must not stop the writing of files half-way.
  output.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') lost = error.message;
  });
}
process.on('exit', () => {
  if (lost === undefined) return;
  process.exitCode = 2;
  try {
    writeSync(2, `unroot: the output could not be written: ${lost}\n`);
  } catch {
    // That is the output which is lost.
  }
});
endOnSignal(process, (signal, status) => {
  // To die of the signal itself is what tells a shell to end its loop over many repositories too. The first process of a
  // container does not die of it (pid_namespaces(7)).
  process.kill(process.pid, signal);
  process.exit(status);
});
const setTimer = (run: () => void, milliseconds: number): (() => void) => {
  const timer = setTimeout(run, milliseconds);
  return () => clearTimeout(timer);
};
const cwd = currentFolder();
process.exitCode = cwd === undefined ? 2 : await main({ argv: argv.slice(2), stdin, stdout, stderr, cwd, env, setTimer });

/** Undefined, and said, where somebody has removed it. */
function currentFolder(): string | undefined {
  try {
    return process.cwd();
  } catch {
    stderr.write('unroot: the current folder does not exist any more.\n');
    return undefined;
  }
}
