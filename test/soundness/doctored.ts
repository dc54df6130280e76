import { judgeWith } from '../../soundness/judge.ts';
import type { RewriteFunction } from '../../soundness/judge.ts';
import { ALONE } from '../../src/context/surroundings.ts';
import { applyEdits } from '../../src/dockerfile/apply-edits.ts';
import type { Edit } from '../../src/dockerfile/types.ts';
import { rewriteText } from '../../src/rewrite/rewrite.ts';
import type { RewriteInput } from '../../src/rewrite/rewrite.ts';
import type { Finding, Rewrite } from '../../src/rewrite/types.ts';
import { POLICY } from '../subject.ts';

/** Faults of a rewrite as lines of `kind: detail`. */
export function faultsWith(rewrite: RewriteFunction, text: string): readonly string[] {
  return judgeWith(rewrite)(inputOf(text)).faults.map(({ kind, detail }) => `${kind}: ${detail}`);
}

export function inputOf(text: string): RewriteInput {
  return { path: 'Dockerfile', text, policy: POLICY, surroundings: ALONE };
}

/** The true rewrite, spoiled; that of its result is left as it is. */
export function spoiled(text: string, spoil: (rewrite: Rewrite) => Rewrite): readonly string[] {
  return faultsWith((input) => (input.text === text ? spoil(rewriteText(input)) : rewriteText(input)), text);
}

/** A rewrite that makes these edits and no others, and says so. */
export function edited(text: string, edits: readonly Edit[], { level = 'safe', transform = 'exec-quotes' }: Partial<Pick<Extract<Finding, { level: 'safe' | 'unsafe' }>, 'level' | 'transform'>> = {}): readonly string[] {
  const [first, ...rest] = edits;
  if (first === undefined) throw new Error('no edit');
  const finding: Finding = { transform, level, code: 'runs-as-root', place: { line: 1, column: 1 }, message: '', evidence: [], edits: [first, ...rest] };
  return faultsWith((input) => {
    const left = { path: input.path, before: input.text, notes: [] };
    if (input.text !== text) return { ...left, after: input.text, status: 'clean', findings: [] };
    return { ...left, after: applyEdits(text, edits), status: 'changed', findings: [finding] };
  }, text);
}

/** An edit that puts one text for the first occurrence of another. */
export function swap(text: string, from: string, to: string): Edit {
  const start = text.indexOf(from);
  if (start === -1) throw new Error(`no ${from}`);
  return { start, end: start + from.length, text: to };
}

/** An edit that puts a text before the first occurrence of another. */
export function putBefore(text: string, anchor: string, put: string): Edit {
  const { start } = swap(text, anchor, '');
  return { start, end: start, text: put };
}
