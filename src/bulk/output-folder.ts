import { mkdir, readdir, readFile, realpath, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { repositoryFinder } from '../git/repository.ts';
import { escapeJson } from '../report/escape.ts';
import { isBare } from './find-repositories.ts';
import { REPOSITORIES } from './store-outcome.ts';
import type { RunRecord } from './types.ts';
import { writeParts } from './write-parts.ts';

/** The record of a run: a folder that holds one is the output of a run. */
export const RUN_FILE = 'run.json';

/** How files and folders are called until they are complete. */
const HALF_MADE = /^\.(?:unroot|new|old)-[0-9a-f]+\.tmp$/;

export type OutputFolder =
  | { readonly ok: true; readonly earlier: RunRecord | undefined }
  | { readonly ok: false; readonly why: 'in-repository'; readonly repository: string }
  | { readonly ok: false; readonly why: 'not-ours' | 'not-a-folder' };

/**
 * Looks at the folder (absolute) that is to take the output, and makes it. It must lie outside of every repository, and be empty or the output of
 * an earlier run.
 *
 * @throws Error of the file system
 */
export async function openOutput(out: string): Promise<OutputFolder> {
  const real = await realOf(out);
  const around = (await repositoryFinder()(real))?.top ?? (await bareAround(real));
  if (around !== undefined) return { ok: false, why: 'in-repository', repository: around };
  const refused = await mkdir(out, { recursive: true }).then(() => undefined, (error: NodeJS.ErrnoException) => error);
  if (refused?.code === 'EEXIST' || refused?.code === 'ENOTDIR') return { ok: false, why: 'not-a-folder' };
  if (refused !== undefined) throw refused;
  const names = await readdir(out);
  const earlier = await readRunRecord(out);
  return earlier === undefined && names.some((name) => !name.endsWith('.tmp')) ? { ok: false, why: 'not-ours' } : { ok: true, earlier };
}

/** What stands behind links, as far as it exists already. */
async function realOf(path: string): Promise<string> {
  const real = await realpath(path).catch(() => undefined);
  if (real !== undefined) return real;
  const parent = dirname(path);
  return parent === path ? path : join(await realOf(parent), path.slice(parent.length));
}

async function bareAround(folder: string): Promise<string | undefined> {
  for (let current = folder; ; current = dirname(current)) {
    if (isBare(new Set(await readdir(current).catch(() => [])))) return current;
    if (current === dirname(current)) return undefined;
  }
}

/** The record that stands in an output folder; undefined where none does. */
export async function readRunRecord(out: string): Promise<RunRecord | undefined> {
  const text = await readFile(join(out, RUN_FILE), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return isRunRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isRunRecord(value: unknown): value is RunRecord {
  if (typeof value !== 'object' || value === null || !('schemaVersion' in value) || value.schemaVersion !== 1) return false;
  const isOfTool = 'tool' in value && typeof value.tool === 'object' && value.tool !== null && 'version' in value.tool && typeof value.tool.version === 'string';
  const isComplete = 'level' in value && 'branch' in value && 'command' in value && 'repositories' in value;
  return isOfTool && isComplete && Array.isArray(value.repositories) && value.repositories.every((path) => typeof path === 'string');
}

/** Takes away what an earlier run has left of repositories, so that nothing of it is taken for this run's. */
export async function startOver(out: string): Promise<void> {
  await rm(join(out, REPOSITORIES), { recursive: true, force: true });
}

/** Writes the record of a run, as a whole, and makes the folder of its repositories. What a process that was killed has left half-made goes. */
export async function writeRunRecord(out: string, record: RunRecord): Promise<void> {
  await mkdir(join(out, REPOSITORIES), { recursive: true });
  for (const folder of [out, join(out, REPOSITORIES)]) {
    const left = (await readdir(folder)).filter((name) => HALF_MADE.test(name));
    await Promise.all(left.map((name) => rm(join(folder, name), { recursive: true, force: true })));
  }
  await writeParts(out, RUN_FILE, [`${escapeJson(JSON.stringify(record, undefined, 2))}\n`]);
}
