import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Engine } from '../engines/types.ts';
import { judge } from './judge.ts';
import { observe } from './observe.ts';
import type { OnStep } from './observe.ts';
import { repairedKeywords } from './repaired-keywords.ts';
import type { BuildSettings, Proof, ProofSettings, Side } from './types.ts';

/** A Dockerfile, and what shall stand in its place. */
export interface ProvedText {
  /** Absolute path; nothing is written there. */
  readonly dockerfile: string;
  readonly before: string;
  readonly after: string;
}

/**
 * Builds and runs one image before and after, by the same engine from the same context, and compares.
 *
 * @throws EngineError if the engine itself fails or is ended
 */
export async function proveBuild(engine: Engine, text: ProvedText, build: BuildSettings, settings: ProofSettings, onStep: (side: Side, ...step: Parameters<OnStep>) => void): Promise<Proof> {
  const { context, target, buildArgs } = build;
  const request = { name: basename(text.dockerfile), context, target, buildArgs, ignore: readIgnoreFile(text.dockerfile), keepSteps: true, timeout: settings.buildTimeout };
  const side = (which: Side) => observe(engine, { ...request, dockerfile: text[which] }, which, settings, (...step) => onStep(which, ...step));
  const before = await side('before');
  const repaired = repairedKeywords(text.before, text.after);
  // An array that was damaged may be what kept the image from building.
  const after = before.reached === 'nothing' && repaired.size === 0 ? undefined : await side('after');
  return { settings: build, ...judge(before, after, repaired), before, after };
}

/** `<Dockerfile>.dockerignore` stands in place of the context's own (Docker docs, build context, filename and location). */
function readIgnoreFile(dockerfile: string): string | undefined {
  try {
    return readFileSync(`${dockerfile}.dockerignore`, 'utf8');
  } catch {
    return undefined;
  }
}
