import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ALL_BASES } from './all-bases.ts';
import { buildBase } from './build-base.ts';
import type { PackageLists } from './build-base.ts';
import { readRecord, writeRecord } from './built-record.ts';
import { CommandFailure, commandRunner } from './command-runner.ts';
import type { CommandRunner } from './command-runner.ts';
import { createSlots } from './slots.ts';
import { openStore } from './store.ts';
import type { Store } from './store.ts';
import { imagesIn } from './store-images.ts';
import type { Base } from './types.ts';
import { sourcesOf, versionsOf } from './versions.ts';

export interface BaseOptions {
  /** Absolute path of the cache folder; made if it is not there. */
  readonly folder: string;
  /** Variables of the process. */
  readonly env: NodeJS.ProcessEnv;
  /** Hears a line on each image that is built. */
  readonly tell: (line: string) => void;
  /** How many are built at a time. */
  readonly jobs: number;
}

/** The store with all images in it, or what failed, in words for a reader. */
export type BaseResult =
  | { readonly ok: true; readonly store: Store; readonly built: number; readonly log: string }
  | { readonly ok: false; readonly reason: string; readonly log: string };

/** Puts the base images into the store of a cache folder. What is there already, in the version of today, is kept. */
export async function buildBases({ folder, env, tell, jobs }: BaseOptions): Promise<BaseResult> {
  const store = openStore(folder);
  const log = join(folder, 'bases.log');
  const environment = { ...env, ...store.env };
  writeFileSync(log, '');
  const lists: PackageLists = { folder: join(folder, 'package-lists') };
  const versions = versionsOf(ALL_BASES);
  const record = readRecord(folder);
  const slots = createSlots(jobs);
  const done = new Map<string, Promise<void>>();
  const replaced = new Map<string, string>();
  let built = 0;
  const umask = process.umask(0o022);
  try {
    mkdirSync(lists.folder, { recursive: true });
    const images = await imagesIn(commandRunner(log, 'store', environment));
    const isKept = ({ tags }: Base): boolean => {
      const entry = record.get(tags[0] ?? '');
      return entry !== undefined && entry.version === versions.get(tags[0] ?? '') && tags.every((tag) => images.get(tag) === entry.image);
    };
    const build = async (base: Base, first: string): Promise<void> => {
      await Promise.all(sourcesOf(base).map((tag) => done.get(tag)));
      if (isKept(base)) return;
      await slots.take(ALL_BASES.indexOf(base), async () => {
        const start = performance.now();
        const run = commandRunner(log, first, environment);
        const image = await buildBase(base, run, lists);
        const old = record.get(first);
        if (old !== undefined) replaced.set(first, old.image);
        record.set(first, { version: versions.get(first) ?? '', image });
        writeRecord(folder, record);
        built += 1;
        tell(`${first}: ${((performance.now() - start) / 1000).toFixed(1)} s`);
      });
    };
    for (const base of ALL_BASES) done.set(base.tags[0] ?? '', build(base, base.tags[0] ?? ''));
    await Promise.all(done.values());
    await removeAll([...ALL_BASES].reverse().flatMap(({ tags }) => replaced.get(tags[0] ?? '') ?? []), commandRunner(log, 'store', environment));
    return { ok: true, store, built, log };
  } catch (error) {
    await Promise.allSettled(done.values());
    if (error instanceof CommandFailure) return { ok: false, reason: error.message, log };
    throw error;
  } finally {
    process.umask(umask);
  }
}

/** Removes images that others have taken the place of. One that something is still made from stays. */
async function removeAll(images: readonly string[], run: CommandRunner): Promise<void> {
  for (const image of images) await run('buildah', ['rmi', image]).catch(() => undefined);
}
