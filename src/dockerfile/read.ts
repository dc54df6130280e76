import { constants, type Stats } from 'node:fs';
import { open, stat, type FileHandle } from 'node:fs/promises';

export type ReadResult =
  /** `text` keeps a byte order mark and encodes to exactly `bytes`. */
  | { readonly ok: true; readonly text: string; readonly bytes: Buffer }
  /** The content is not one that is read further: a reason to skip. `line` is from 1, or 0 for the whole file. */
  | { readonly ok: false; readonly kind: 'refusal'; readonly code: ContentCode; readonly line: number; readonly message: string }
  /** The file could not be read at all. */
  | { readonly ok: false; readonly kind: 'failure'; readonly code: FailureCode; readonly message: string };

export type ContentCode = 'not-utf8' | 'binary' | 'too-large' | 'empty';
export type FailureCode = 'vanished' | 'unreadable' | 'is-a-directory' | 'not-a-regular-file';

const MAX_SIZE = 1024 * 1024;

/**
 * Reads a file of at most `maxSize` bytes, following symbolic links. Pipes, sockets and devices are never opened: a
 * pipe would wait for a writer for ever. Never throws.
 */
export async function readSource(absolute: string, maxSize: number = MAX_SIZE): Promise<ReadResult> {
  try {
    const wrong = unfit(await stat(absolute), maxSize);
    if (wrong !== undefined) return wrong;
    // O_NONBLOCK: should a pipe have taken the file's place since, opening it still returns at once.
    const handle = await open(absolute, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const wrongNow = unfit(await handle.stat(), maxSize);
      return wrongNow ?? decodeSource(await readAtMost(handle, maxSize + 1), maxSize);
    } finally {
      await handle.close();
    }
  } catch (error) {
    return failureOf(error);
  }
}

function unfit(stats: Stats, maxSize: number): ReadResult | undefined {
  if (stats.isDirectory()) return failure('is-a-directory', 'it is a folder');
  if (!stats.isFile()) return failure('not-a-regular-file', 'it is a pipe, a socket or a device');
  return stats.size > maxSize ? tooLarge(maxSize) : undefined;
}

/** More than nearly every Dockerfile has. */
const CHUNK = 16 * 1024;

/** Bounded by what is read, not by the size told before: the file may grow meanwhile. */
async function readAtMost(handle: FileHandle, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for (let length = 0; length < limit; ) {
    const chunk = Buffer.allocUnsafe(Math.min(CHUNK, limit - length));
    const { bytesRead } = await handle.read(chunk, 0, chunk.length, null);
    if (bytesRead === 0) break;
    chunks.push(chunk.subarray(0, bytesRead));
    length += bytesRead;
  }
  // A copy, so that a small file does not hold its whole chunk in memory.
  return Buffer.concat(chunks);
}

/** The same judgement for bytes that are already here, such as those of stdin. */
export function decodeSource(bytes: Buffer, maxSize: number = MAX_SIZE): ReadResult {
  if (bytes.length > maxSize) return tooLarge(maxSize);
  if (bytes.length === 0) return refusal('empty', 0, 'the file is empty');
  if (looksLikeUtf16(bytes)) return refusal('not-utf8', 1, 'the file is UTF-16; save it as UTF-8');
  const nul = bytes.indexOf(0);
  if (nul !== -1) return refusal('binary', lineAt(bytes, nul), 'the file holds a NUL byte');
  const text = bytes.toString('utf8');
  const again = Buffer.from(text);
  if (again.equals(bytes)) return { ok: true, text, bytes };
  const bad = bytes.findIndex((byte, index) => byte !== again[index]);
  return refusal('not-utf8', lineAt(bytes, bad), 'the file is not valid UTF-8');
}

/** By its byte order mark, or by a first character that is ASCII: one of its two bytes is then NUL. */
function looksLikeUtf16(bytes: Buffer): boolean {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  const half = Math.floor(bytes.length / 2);
  const pairs = bytes.subarray(0, 8);
  return half >= 4 && [0, 1].some((side) => pairs.every((byte, index) => (index % 2 === side) === (byte === 0)));
}

function lineAt(bytes: Buffer, offset: number): number {
  let line = 1;
  for (let at = bytes.indexOf(10); at !== -1 && at < offset; at = bytes.indexOf(10, at + 1)) line++;
  return line;
}

function tooLarge(maxSize: number): ReadResult {
  return refusal('too-large', 0, `the file is larger than ${maxSize} bytes`);
}

function refusal(code: ContentCode, line: number, message: string): ReadResult {
  return { ok: false, kind: 'refusal', code, line, message };
}

function failure(code: FailureCode, message: string): ReadResult {
  return { ok: false, kind: 'failure', code, message };
}

function failureOf(error: unknown): ReadResult {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT' || code === 'ENOTDIR') return failure('vanished', 'the file does not exist any more');
  return failure('unreadable', error instanceof Error ? error.message : String(error));
}
