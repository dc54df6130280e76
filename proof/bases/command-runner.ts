import { spawn } from 'node:child_process';
import { appendFileSync } from 'node:fs';

const LAST_LINES = 15;

/** A command that failed, with what a reader needs to see. */
export class CommandFailure extends Error {
  override readonly name = 'CommandFailure';
}

/** Runs a command to its end and gives what it wrote to standard output; throws a `CommandFailure` if it fails. */
export type CommandRunner = (command: string, args: readonly string[], env?: Readonly<Record<string, string>>) => Promise<string>;

/**
 * Makes a runner that appends each command and all its output to a log.
 *
 * @param log path of the log
 * @param base what the commands are run for: it stands before each of their lines
 * @param env variables of the process of every command
 */
export function commandRunner(log: string, base: string, env: NodeJS.ProcessEnv): CommandRunner {
  return async (command, args, more = {}) => {
    const line = [command, ...args].map((word) => (/\n|.{200}/.test(word) ? `${word.slice(0, 200).split('\n')[0]}…` : word)).join(' ');
    const start = performance.now();
    const output: string[] = [];
    const answer: string[] = [];
    const code = await new Promise<number | string>((resolve) => {
      const child = spawn(command, args, { env: { ...env, ...more }, stdio: ['ignore', 'pipe', 'pipe'] });
      child.stdout.setEncoding('utf8').on('data', (text: string) => answer.push(text) && output.push(text));
      child.stderr.setEncoding('utf8').on('data', (text: string) => output.push(text));
      child.on('error', (error) => resolve(error.message));
      child.on('close', (status, signal) => resolve(status ?? signal ?? 'ended by a signal'));
    });
    const text = output.join('');
    appendFileSync(log, `[${base}] $ ${line} (${((performance.now() - start) / 1000).toFixed(1)} s)\n${text.replace(/^(?=.)/gm, `[${base}] `)}${text === '' || text.endsWith('\n') ? '' : '\n'}`);
    if (code === 0) return answer.join('');
    const last = text.trimEnd().split('\n').slice(-LAST_LINES);
    throw new CommandFailure(`${base}: this command ended with ${code}:\n  ${line}\nlast of its output:\n${last.map((words) => `  ${words}`).join('\n')}`);
  };
}
