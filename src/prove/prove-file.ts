import type { Engine } from '../engines/types.ts';
import { buildsOf } from './builds-of.ts';
import type { BuildWishes, ProvedFile } from './builds-of.ts';
import { proveBuild } from './prove-build.ts';
import type { BuildSettings, Proof, ProofSettings, Side } from './types.ts';
import type { OnStep } from './observe.ts';

/** What is being done, for progress. */
export type OnProofStep = (build: BuildSettings, side: Side, ...step: Parameters<OnStep>) => void;

/**
 * Proves every image of one Dockerfile that its rewrite touches, one after the other.
 *
 * @throws EngineError if the engine itself fails, EngineEnded if it is closed meanwhile
 */
export async function proveFile(engine: Engine, file: ProvedFile, wishes: BuildWishes, settings: ProofSettings, onStep: OnProofStep): Promise<readonly Proof[]> {
  const proofs: Proof[] = [];
  for (const build of buildsOf(file, wishes)) {
    proofs.push(await proveBuild(engine, file, build, settings, (...step) => onStep(build, ...step)));
  }
  return proofs;
}
