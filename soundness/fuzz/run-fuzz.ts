import * as fc from 'fast-check';
import { decodeSource } from '../../src/dockerfile/read.ts';
import { rewriteText } from '../../src/rewrite/rewrite.ts';
import { judgeWith } from '../judge.ts';
import type { RewriteFunction } from '../judge.ts';
import { checkSpeed } from '../slow.ts';
import type { Fault } from '../types.ts';
import { fuzzInput, rewriteInputOf } from './input.ts';
import type { FuzzInput } from './input.ts';

export interface FuzzPlan {
  readonly seed: number;
  /** How many inputs. */
  readonly runs: number;
  /** Where a shrunk failure is found again. */
  readonly path?: string;
}

/** An input that went wrong, shrunk. `seed` and `path` find it again. */
export interface FuzzFailure {
  readonly seed: number;
  readonly path: string;
  readonly input: FuzzInput;
  readonly faults: readonly Fault[];
}

export interface FuzzTally {
  readonly inputs: number;
  /** By source and status: `generated changed`. */
  readonly statuses: ReadonlyMap<string, number>;
  readonly failure: FuzzFailure | undefined;
}

/** Milliseconds: no input is as long as a file may be, so each ends soon. */
const MOST_MILLISECONDS = 500;

/** Judges generated and mutated files, the same for the same seed, until one is at fault; that one is shrunk. */
export function runFuzz({ seed, runs, path }: FuzzPlan, rewrite: RewriteFunction = rewriteText): FuzzTally {
  const statuses = new Map<string, number>();
  let inputs = 0;
  let failed = false;
  const holds = (input: FuzzInput): boolean => {
    const { status, faults } = judgeInput(rewrite, input);
    if (faults.length > 0) failed = true;
    // What is tried while a failure is shrunk counts no more.
    if (failed) return faults.length === 0;
    inputs += 1;
    const kind = `${input.source} ${status}`;
    statuses.set(kind, (statuses.get(kind) ?? 0) + 1);
    return true;
  };
  const { counterexample, counterexamplePath } = fc.check(fc.property(fuzzInput, holds), { seed, numRuns: runs, ...(path === undefined ? {} : { path }) });
  const [input] = counterexample ?? [];
  if (input === undefined) return { inputs, statuses, failure: undefined };
  return { inputs, statuses, failure: { seed, path: counterexamplePath ?? '', input, faults: judgeInput(rewrite, input).faults } };
}

function judgeInput(rewrite: RewriteFunction, input: FuzzInput): { readonly status: string; readonly faults: readonly Fault[] } {
  // Bytes that no Dockerfile holds never get as far as a rewrite.
  if (!decodeSource(Buffer.from(input.text)).ok) return { status: 'refused', faults: [] };
  const whole = rewriteInputOf(input);
  const start = performance.now();
  const { rewrite: result, faults } = judgeWith(rewrite)(whole);
  const slow = checkSpeed(rewrite, whole, performance.now() - start, MOST_MILLISECONDS);
  return { status: result?.status ?? 'crashed', faults: slow === undefined ? faults : [...faults, slow] };
}
