import { resolve } from 'node:path';
import { parsePathList } from '../bulk/path-list.ts';
import { readSource } from '../dockerfile/read.ts';
import type { Io } from './io.ts';
import { messages } from './messages.ts';

/** Bytes. */
const LONGEST_LIST = 64 * 1024 * 1024;

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

async function readText(absolute: string, shown: string): Promise<string> {
  const read = await readSource(absolute, LONGEST_LIST);
  if (read.ok) return read.text;
  if (read.kind === 'refusal' && read.code === 'empty') return '';
  throw new Error(messages.listUnread(shown, read.message));
}
