import type { Invocation } from '../cli/invocation.ts';
import type { Io } from '../cli/io.ts';
import type { Proofs } from '../report/types.ts';
import type { HeadResult } from './against-head.ts';

export interface ProvedFiles {
  readonly files: readonly HeadResult[];
  readonly proofs?: Proofs;
}

/** Proves the files that change, where that was asked for: where a proof does not hold, nothing is left to write. */
export async function proveChanges(files: readonly HeadResult[], invocation: Invocation, io: Io): Promise<ProvedFiles> {
  if (invocation.proof === undefined) return { files };
  const { proveResults } = await import('../cli/prove-results.ts');
  const { results, proofs } = await proveResults(files.map(({ result }) => result), invocation.proof, invocation, io);
  return { files: files.map((file, index) => ({ ...file, result: results[index] ?? file.result })), proofs };
}
