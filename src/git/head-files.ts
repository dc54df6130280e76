import { chunks } from './chunks.ts';
import { fields } from './fields.ts';
import { git, gitBytes } from './git.ts';
import { listIndex } from './list-index.ts';

/** One file as a commit and the index hold it. */
export interface HeadFile {
  /** `100644` or `100755`. */
  readonly mode: string;
  readonly oid: string;
  /** Undefined where it is larger than was asked for. */
  readonly bytes: Buffer | undefined;
  /** What the index holds at its path; undefined where nothing or a conflict is there. */
  readonly index: IndexEntry | undefined;
}

export interface IndexEntry {
  readonly mode: string;
  readonly oid: string;
}

export type HeadFiles = { readonly ok: true; readonly files: ReadonlyMap<string, HeadFile> } | { readonly ok: false; readonly message: string };

/**
 * The regular files that the commit `head` has at these paths (relative to `top`, `/`-separated), with their bytes up to `maxSize`. Paths at
 * which it has none are left out. No filter is run, nothing is fetched. Never throws.
 */
export async function filesAtHead(top: string, head: string, paths: readonly string[], maxSize: number): Promise<HeadFiles> {
  const found = new Map<string, Omit<HeadFile, 'bytes'>>();
  const small: string[] = [];
  for (const chunk of chunks(paths)) {
    const listed = await git(top, ['ls-tree', '-r', '-l', '-z', '--full-tree', head, '--', ...chunk]);
    if (!listed.ok) return listed;
    const staged = await listIndex(top, ['-s', '-z', '--', ...chunk]);
    if (!staged.ok) return staged;
    const inIndex = indexed(staged.stdout);
    // git-ls-tree(1), -l: `MODE TYPE OID SIZE<TAB>PATH`, the size padded, and `BAD` for an object that is damaged or missing.
    for (const entry of fields(listed.stdout)) {
      const [, mode, oid, size, path] = /^(100644|100755) blob ([0-9a-f]+) +(\d+|BAD)\t(.*)$/s.exec(entry) ?? [];
      if (mode === undefined || oid === undefined || path === undefined || !chunk.includes(path)) continue;
      if (size === 'BAD') return { ok: false, message: `git cannot read an object: ${oid}` };
      found.set(path, { mode, oid, index: inIndex.get(path) });
      if (Number(size) <= maxSize) small.push(oid);
    }
  }
  const blobs = await readBlobs(top, [...new Set(small)]);
  if (!blobs.ok) return blobs;
  return { ok: true, files: new Map([...found].map(([path, file]) => [path, { ...file, bytes: blobs.bytes.get(file.oid) }])) };
}

/** git-ls-files(1), -s: `MODE OID STAGE<TAB>PATH`; a stage other than 0 is a conflict. */
function indexed(output: string): ReadonlyMap<string, IndexEntry> {
  const entries = new Map<string, IndexEntry>();
  for (const entry of fields(output)) {
    const [, mode, oid, path] = /^(\d+) ([0-9a-f]+) 0\t(.*)$/s.exec(entry) ?? [];
    if (mode !== undefined && oid !== undefined && path !== undefined) entries.set(path, { mode, oid });
  }
  return entries;
}

type Blobs = { readonly ok: true; readonly bytes: ReadonlyMap<string, Buffer> } | { readonly ok: false; readonly message: string };

async function readBlobs(top: string, oids: readonly string[]): Promise<Blobs> {
  const bytes = new Map<string, Buffer>();
  if (oids.length === 0) return { ok: true, bytes };
  const read = await gitBytes(top, ['cat-file', '--batch'], { input: oids.map((oid) => `${oid}\n`).join('') });
  if (!read.ok) return read;
  const output = read.stdout;
  // git-cat-file(1), --batch: `OID TYPE SIZE<LF>CONTENTS<LF>`.
  for (let at = 0; at < output.length; ) {
    const end = output.indexOf(0x0a, at);
    const line = output.subarray(at, end).toString();
    const [, oid, size] = /^([0-9a-f]+) blob (\d+)$/.exec(line) ?? [];
    if (end < 0 || oid === undefined) return { ok: false, message: `git cannot read an object: ${line}` };
    bytes.set(oid, Buffer.from(output.subarray(end + 1, end + 1 + Number(size))));
    at = end + 1 + Number(size) + 1;
  }
  return { ok: true, bytes };
}
