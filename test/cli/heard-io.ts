import { Readable } from 'node:stream';
import type { Io } from '../../src/cli/io.ts';

export interface Heard {
  readonly io: Io;
  /** All that was written so far. */
  readonly stdout: () => string;
  readonly stderr: () => string;
}

export interface Around {
  readonly cwd?: string;
  readonly stdin?: string | Buffer | readonly (string | Buffer)[];
  /** Whether stderr is a terminal; then there are timers too. */
  readonly terminal?: boolean;
}

/** Surroundings that keep what is written. */
export function heardIo({ cwd = '/', stdin = '', terminal = false }: Around = {}): Heard {
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  const chunks = typeof stdin === 'string' || Buffer.isBuffer(stdin) ? [stdin] : stdin;
  const io: Io = {
    argv: [],
    cwd,
    env: {},
    stdin: Readable.from(chunks),
    stdout: { write: (data) => stdout.push(Buffer.from(data)) },
    stderr: { isTTY: terminal, write: (data) => stderr.push(Buffer.from(data)) },
    setTimer: terminal ? () => () => {} : undefined,
  };
  return { io, stdout: () => Buffer.concat(stdout).toString(), stderr: () => Buffer.concat(stderr).toString() };
}

/** What an asynchronous call throws; a failed assertion where it throws nothing. */
export async function thrownBy(work: () => Promise<unknown>): Promise<string> {
  try {
    await work();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  throw new Error('nothing was thrown');
}
