import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { findEngine } from '../engines/find-engine.ts';
import { EngineError } from '../engines/types.ts';
import type { Engine } from '../engines/types.ts';
import { shownPath } from '../locate/paths.ts';
import { proveFile } from '../prove/prove-file.ts';
import type { OnProofStep } from '../prove/prove-file.ts';
import { refute } from '../prove/refute.ts';
import type { Proof, Side } from '../prove/types.ts';
import type { Proofs, ToldProof } from '../report/types.ts';
import { notWritten } from './failure.ts';
import type { Invocation, ProofWishes } from './invocation.ts';
import type { Io } from './io.ts';
import { keepLogs } from './keep-logs.ts';
import { messages } from './messages.ts';
import { startProgress } from './progress.ts';
import type { FileResult } from './rewrite-files.ts';

export interface Proved {
  /** Where a proof does not hold, nothing is left to write. */
  readonly results: readonly FileResult[];
  readonly proofs: Proofs;
}

/**
 * Proves every file that changes. All that the engine made is removed before this ends.
 *
 * @throws Error with a sentence for the user if no engine answers, or the context is none; EngineEnded when the run is ended
 */
export async function proveResults(results: readonly FileResult[], wishes: ProofWishes, { quiet }: Invocation, io: Io): Promise<Proved> {
  const context = wishes.context === undefined ? undefined : resolve(io.cwd, wishes.context);
  if (context !== undefined && statSync(context, { throwIfNoEntry: false })?.isDirectory() !== true) throw new Error(messages.noContext(wishes.context ?? ''));
  const found = await findEngine(wishes.engine, io.env);
  if (!found.ok) throw new Error(messages.noEngine(found.problems));
  const { engine } = found;
  const byFile = new Map<string, readonly ToldProof[]>();
  const proved: FileResult[] = [];
  try {
    for (const result of results) {
      proved.push(await proveResult(result, engine, { ...wishes, context }, byFile, io, quiet));
    }
  } finally {
    await engine.close().catch((error: unknown) => io.stderr.write(messages.notRemoved(String(error))));
  }
  return { results: proved, proofs: { engine: { name: engine.name, version: engine.version }, byFile } };
}

async function proveResult(result: FileResult, engine: Engine, wishes: ProofWishes, byFile: Map<string, readonly ToldProof[]>, io: Io, quiet: boolean): Promise<FileResult> {
  const { file, rewrite, surroundings } = result;
  const { path, before, after } = rewrite;
  if (before === after || surroundings === undefined) return result;
  const steps = tellSteps(path, io, quiet);
  let proofs: readonly Proof[];
  try {
    proofs = await proveFile(engine, { dockerfile: file.absolute, before, after, surroundings }, wishes, wishes, steps.onStep);
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    return { ...result, rewrite: notWritten(rewrite, 'engine-failed', messages.engineFailed(error.message)) };
  } finally {
    steps.end();
  }
  const cwd = resolve(io.cwd);
  byFile.set(path, proofs.map((proof) => ({ ...proof, context: shownPath(cwd, proof.settings.context, true) })));
  if (wishes.keepLogs !== undefined) keepLogs(wishes.keepLogs, path, proofs, io.cwd);
  return { ...result, rewrite: refute(rewrite, proofs) };
}

/** On a terminal one line that keeps up with the build; elsewhere a line for each step. */
function tellSteps(path: string, io: Io, quiet: boolean): { readonly onStep: OnProofStep; readonly end: () => void } {
  const progress = startProgress(io, quiet);
  let told = '';
  const onStep: OnProofStep = ({ target }, side: Side, step, line = '') => {
    progress.show(messages.proving(path, side, step, line));
    const key = `${target ?? ''} ${side} ${step}`;
    if (key === told || quiet || io.stderr.isTTY === true) return;
    told = key;
    io.stderr.write(messages.provingLine(path, target, side, step));
  };
  return { onStep, end: progress.end };
}
