#!/usr/bin/env node
import { main } from './cli/main.ts';
import { endOnSignal } from './cli/on-signal.ts';

const { argv, stdin, stdout, stderr, env } = process;
for (const output of [stdout, stderr]) {
  // A reader that has seen enough (`unroot fix . | head`) must not stop the writing of files half-way.
  output.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}
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
process.exitCode = await main({ argv: argv.slice(2), stdin, stdout, stderr, cwd: process.cwd(), env, setTimer });
