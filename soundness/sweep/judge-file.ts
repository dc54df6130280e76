import { ALONE } from '../../src/context/surroundings.ts';
import { readSource } from '../../src/dockerfile/read.ts';
import type { RewriteInput } from '../../src/rewrite/rewrite.ts';
import type { Policy, Rewrite } from '../../src/rewrite/types.ts';
import type { Tree } from '../../src/tree/open-tree.ts';
import { linesOf } from '../inserted-lines.ts';
import { judgeWith } from '../judge.ts';
import type { RewriteFunction } from '../judge.ts';
import { checkSpeed } from '../slow.ts';
import type { Fault } from '../types.ts';
import { writtenEdits } from '../written-edits.ts';
import type { SweptFile } from './find-files.ts';

/** What a sweep keeps of one file: no texts but the commands that were put into it. */
export interface SweptOutcome {
  readonly path: string;
  /** `unread`: the file, or the configuration that rules over it, cannot be read. */
  readonly status: Rewrite['status'] | 'crashed' | 'unread';
  /** Each once. */
  readonly reasons: readonly string[];
  /** The commands of its new RUNs. */
  readonly commands: readonly string[];
  readonly faults: readonly Fault[];
}

/** Judges the file, with what its tree says of it where one is given. */
export async function judgeFile(rewrite: RewriteFunction, { path, absolute }: SweptFile, policy: Policy, tree: Tree | undefined): Promise<SweptOutcome> {
  const left = { path, commands: [], faults: [] };
  const read = await readSource(absolute);
  if (!read.ok) return { ...left, status: read.kind === 'refusal' ? 'skipped' : 'unread', reasons: [read.code] };
  const around = tree?.around(absolute, policy) ?? { ok: true, policy, surroundings: ALONE };
  if (!around.ok) return { ...left, status: 'unread', reasons: ['bad-config'] };
  return judgeText(rewrite, { path, text: read.text, policy: around.policy, surroundings: around.surroundings });
}

function judgeText(rewrite: RewriteFunction, input: RewriteInput): SweptOutcome {
  let first: number | undefined;
  const timed = (each: RewriteInput): Rewrite => {
    const start = performance.now();
    try {
      return rewrite(each);
    } finally {
      first ??= performance.now() - start;
    }
  };
  const { rewrite: result, faults } = judgeWith(timed)(input);
  if (result === undefined) return { path: input.path, status: 'crashed', reasons: [], commands: [], faults };
  const slow = checkSpeed(rewrite, input, first ?? 0);
  const { status, reason, findings, notes } = result;
  const reasons = new Set([...(reason === undefined ? [] : [reason]), ...findings, ...notes].map(({ code }) => code));
  const commands = writtenEdits(result, input.policy).flatMap(linesOf).flatMap((line) => /^RUN\s+(.*)$/i.exec(line)?.[1] ?? []);
  return { path: input.path, status, reasons: [...reasons], commands, faults: slow === undefined ? faults : [...faults, slow] };
}
