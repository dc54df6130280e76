import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { rewriteSource } from '../cli/rewrite-source.ts';
import type { FileResult } from '../cli/rewrite-files.ts';
import type { Io } from '../cli/io.ts';
import { decodeSource } from '../dockerfile/read.ts';
import { filesAtHead } from '../git/head-files.ts';
import type { HeadFile } from '../git/head-files.ts';
import { repositoryFinder } from '../git/repository.ts';

/**
 * How a file of the work tree stands to the commit that is checked out. `as-head`: it is the same. `applied`: it is exactly what
 * becomes of the commit's file, because an earlier run has written it. `edited`: it is something else, staged or not. `untracked`: the commit
 * has no such file. `foreign`: it belongs to another repository inside of this one. `unread`: nothing was made of it.
 */
export type Standing = 'as-head' | 'applied' | 'edited' | 'untracked' | 'foreign' | 'unread';

export interface HeadResult {
  /** For `applied` of the commit's text, else of the work tree's. */
  readonly result: FileResult;
  readonly standing: Standing;
  /** Behind links: relative to the top and `/`-separated, and absolute. */
  readonly path: string;
  readonly absolute: string;
  /** Where the commit has the file. */
  readonly atHead?: HeadFile & { readonly text: string };
  /** The index holds what the commit holds. */
  readonly isUnstaged: boolean;
  /** From line ends of the work tree to those that git keeps. */
  readonly toGit: (text: string) => string;
}

export type AgainstHead = { readonly ok: true; readonly files: readonly HeadResult[] } | { readonly ok: false; readonly message: string };

const asItIs = (text: string): string => text;
const withLf = (text: string): string => text.replaceAll('\r\n', '\n');

/** Compares the files of one repository (its absolute top) with the commit `head`. Bytes are compared, not what the index says of them. */
export async function againstHead(top: string, head: string, results: readonly FileResult[], maxSize: number, io: Io): Promise<AgainstHead> {
  const find = repositoryFinder();
  const realTop = await realpath(top);
  const placed = await Promise.all(
    results.map(async (result) => {
      const absolute = await realpath(result.file.absolute).catch(() => result.file.absolute);
      const owner = await find(path.dirname(absolute));
      return { result, absolute, path: path.relative(realTop, absolute).split(path.sep).join('/'), isForeign: owner?.top !== realTop };
    }),
  );
  const asked = placed.filter(({ isForeign, result }) => !isForeign && result.bytes !== undefined).map((each) => each.path);
  const atHead = await filesAtHead(top, head, asked, maxSize);
  if (!atHead.ok) return atHead;
  return { ok: true, files: placed.map(({ isForeign, ...each }) => (isForeign ? { ...each, standing: 'foreign', isUnstaged: true, toGit: asItIs } : compare(each, atHead.files.get(each.path), io))) };
}

function compare(each: Pick<HeadResult, 'result' | 'absolute' | 'path'>, found: HeadFile | undefined, io: Io): HeadResult {
  const { result } = each;
  const { bytes, surroundings, policy } = result;
  const plain = { ...each, isUnstaged: found !== undefined && found.index?.oid === found.oid && found.index.mode === found.mode, toGit: asItIs };
  if (bytes === undefined) return { ...plain, standing: 'unread' };
  if (found === undefined) return { ...plain, standing: 'untracked' };
  const decoded = found.bytes === undefined ? undefined : decodeSource(found.bytes, found.bytes.length);
  if (decoded?.ok !== true) return { ...plain, standing: found.bytes?.equals(bytes) === true ? 'as-head' : 'edited' };
  const work = bytes.toString();
  const full = { ...plain, atHead: { ...found, text: decoded.text } };
  const toGit = sameText(work, decoded.text);
  if (toGit !== undefined) return { ...full, standing: 'as-head', toGit };
  if (surroundings === undefined || policy === undefined) return { ...full, standing: 'edited' };
  const rewrite = rewriteSource(result.rewrite.path, decoded.text, surroundings, policy, io);
  const isApplied = rewrite.after !== rewrite.before && sameText(work, rewrite.after) !== undefined;
  return isApplied ? { ...full, standing: 'applied', result: { ...result, rewrite } } : { ...full, standing: 'edited' };
}

/**
 * What makes a text of the work tree one of git's, where both are the same but for line ends that git converts (gitattributes(5), `text`);
 * undefined where they differ.
 */
function sameText(work: string, kept: string): ((text: string) => string) | undefined {
  if (work === kept) return asItIs;
  return !kept.includes('\r') && withLf(work) === kept ? withLf : undefined;
}
