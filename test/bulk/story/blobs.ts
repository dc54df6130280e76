import type { Stage } from './stage.ts';

export interface Blob {
  readonly mode: string;
  readonly content: string;
}

/** What a commit or a tree holds at these paths. Fails where it holds nothing. */
export function blobsAt(stage: Stage, top: string, treeish: string, paths: readonly string[]): ReadonlyMap<string, Blob> {
  const entries = new Map<string, { readonly mode: string; readonly oid: string }>();
  for (const entry of stage.git(top, ['ls-tree', '-r', '-z', '--full-tree', treeish]).split('\0')) {
    const [, mode, oid, path] = /^(\d+) blob (\w+)\t(.*)$/s.exec(entry) ?? [];
    if (mode !== undefined && oid !== undefined && path !== undefined) entries.set(path, { mode, oid });
  }
  const wanted = paths.map((path) => ({ path, ...(entries.get(path) ?? missing(path)) }));
  let rest = Buffer.from(stage.git(top, ['cat-file', '--batch'], wanted.map(({ oid }) => `${oid}\n`).join('')));
  return new Map(
    wanted.map(({ path, mode, oid }) => {
      const end = rest.indexOf('\n');
      const [, size] = new RegExp(`^${oid} blob (\\d+)$`).exec(rest.subarray(0, end).toString()) ?? missing(path);
      const from = end + 1;
      const content = rest.subarray(from, from + Number(size)).toString();
      rest = rest.subarray(from + Number(size) + 1);
      return [path, { mode, content }];
    }),
  );
}

function missing(path: string): never {
  throw new Error(`there is no ${path}`);
}
