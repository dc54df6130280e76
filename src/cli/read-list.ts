import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parsePathList } from '../bulk/path-list.ts';
import type { Io } from './io.ts';
import { messages } from './messages.ts';

/**
 * The paths that a file lists, or stdin where `file` is `-`.
 *
 * @throws Error with a sentence for the user
 */
export async function readList(file: string, io: Io): Promise<readonly string[]> {
  const list = parsePathList(file === '-' ? await readStdin(io) : await readText(resolve(io.cwd, file), file));
  if (!list.ok) throw new Error(messages.listLine(file === '-' ? '<stdin>' : file, list.line, list.message));
  return list.paths;
}

async function readStdin({ stdin }: Io): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stdin) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString();
}

/** Whatever it is: a shell gives the output of a command as a pipe, `<(…)`, and somebody has named it. */
async function readText(absolute: string, shown: string): Promise<string> {
  try {
    return await readFile(absolute, 'utf8');
  } catch (error) {
    throw new Error(messages.listUnread(shown, error instanceof Error ? error.message : String(error)), { cause: error });
  }
}
