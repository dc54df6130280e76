import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parsePathList } from '../bulk/path-list.ts';
import { decodeSource } from '../dockerfile/read.ts';
import type { Io } from './io.ts';
import { bulkMessages } from './bulk-messages.ts';

/**
 * The paths that a file lists, or stdin where `file` is `-`.
 *
 * @throws Error with a sentence for the user
 */
export async function readList(file: string, io: Io): Promise<readonly string[]> {
  const list = parsePathList(textOf(file === '-' ? await readStdin(io) : await readBytes(resolve(io.cwd, file), file), file));
  if (!list.ok) throw new Error(bulkMessages.listLine(file === '-' ? '<stdin>' : file, list.line, list.message));
  return list.paths;
}

async function readStdin({ stdin }: Io): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stdin) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

/** Whatever it is: a shell gives the output of a command as a pipe, `<(…)`, and somebody has named it. */
async function readBytes(absolute: string, shown: string): Promise<Buffer> {
  try {
    return await readFile(absolute);
  } catch (error) {
    throw new Error(bulkMessages.listUnread(shown, error instanceof Error ? error.message : String(error)), { cause: error });
  }
}

/** A list may be empty, and may part its paths with NUL. */
function textOf(bytes: Buffer, shown: string): string {
  const read = decodeSource(bytes, Infinity);
  if (read.ok) return read.text;
  if (read.code === 'empty') return '';
  const text = bytes.toString();
  if (read.code === 'binary' && Buffer.from(text).equals(bytes)) return text;
  throw new Error(bulkMessages.listUnread(shown, read.message));
}
