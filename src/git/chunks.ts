/** Linux takes 128 KiB for one argument and about 2 MiB for all; Windows 32 KiB for all. */
const CHUNK = 24 * 1024;

/** Splits paths into groups that fit on one command line. */
export function* chunks(paths: readonly string[]): Generator<readonly string[]> {
  let chunk: string[] = [];
  let size = 0;
  for (const one of paths) {
    const bytes = Buffer.byteLength(one) + 1;
    if (size + bytes > CHUNK && chunk.length > 0) {
      yield chunk;
      [chunk, size] = [[], 0];
    }
    chunk.push(one);
    size += bytes;
  }
  if (chunk.length > 0) yield chunk;
}
