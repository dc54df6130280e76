#!/usr/bin/env node
import { main } from './cli/main.ts';

const { argv, stdin, stdout, stderr, env } = process;
for (const output of [stdout, stderr]) {
  // A reader that has seen enough (`unroot fix . | head`) must not stop the writing of files half-way.
  output.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}
const setTimer = (run: () => void, milliseconds: number): (() => void) => {
  const timer = setTimeout(run, milliseconds);
  return () => clearTimeout(timer);
};
process.exitCode = await main({ argv: argv.slice(2), stdin, stdout, stderr, cwd: process.cwd(), env, setTimer });
