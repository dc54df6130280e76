import type { Surroundings } from '../context/surroundings.ts';
import { applyEdits } from '../dockerfile/apply-edits.ts';
import { placeOf } from '../dockerfile/lines.ts';
import { parse } from '../dockerfile/parse.ts';
import { templateReason } from '../locate/template.ts';
import { analyse } from './analyse.ts';
import type { Analysis } from './analyse.ts';
import { isWritten } from './selection.ts';
import type { Finding, Note, Policy, Rewrite } from './types.ts';
import { verify } from './verify.ts';

export interface RewriteInput {
  /** As shown to people, `/`-separated; its name may tell a template. */
  readonly path: string;
  readonly text: string;
  readonly policy: Policy;
  readonly surroundings: Surroundings;
}

/**
 * Rewrites one text: parse, facts, plans, edits, verify. Pure but for what the build context reads, and never throws for
 * bad input: what cannot be read is `skipped` with its reason, what fails its own check is `failed: internal`.
 */
export function rewriteText(input: RewriteInput): Rewrite {
  const { path, text, policy, surroundings } = input;
  const left = { path, before: text, after: text, findings: [], notes: [] };
  const template = templateReason(path, text);
  if (template !== undefined) return { ...left, status: 'skipped', reason: { code: 'template', ...template } };
  const parsed = parse(text);
  if (!parsed.ok) return { ...left, status: 'skipped', reason: parsed.refusal };
  const analysis = analyse(parsed.dockerfile, policy, surroundings);
  const { findings } = analysis;
  const notes = [...notesOf(analysis, parsed.dockerfile), ...analysis.notes];
  const edits = findings.flatMap((finding) => (isWritten(finding, policy) ? finding.edits : []));
  const after = applyEdits(text, edits);
  const problem = after === text ? undefined : verify({ before: parsed.dockerfile, analysis, edits, after, policy, surroundings });
  if (problem !== undefined) {
    const message = `the rewritten text does not pass its check (${problem}); nothing was written. Please report this file`;
    return { ...left, findings, notes, status: 'failed', reason: { code: 'internal', line: 0, message } };
  }
  const skipped = skipReason(analysis, findings);
  if (skipped !== undefined) return { ...left, notes, status: 'skipped', reason: skipped };
  return { path, before: text, after, status: statusOf(findings, policy, after !== text), findings, notes };
}

function statusOf(findings: readonly Finding[], policy: Policy, changed: boolean): Rewrite['status'] {
  if (findings.some((finding) => finding.level === 'manual')) return 'manual';
  if (findings.some((finding) => finding.level === 'unsafe' && !policy.unsafe)) return 'held-back';
  return changed ? 'changed' : 'clean';
}

/** A file whose stages are all of a kind that is not looked at is skipped for that reason. */
function skipReason({ outcomes }: Analysis, findings: readonly Finding[]): Rewrite['reason'] {
  const [first] = outcomes;
  if (first?.kind !== 'skipped' || findings.length > 0 || outcomes.some((outcome) => outcome.kind !== 'skipped')) return undefined;
  return { code: first.code, line: first.subject.stage.stage.from.first, message: first.message };
}

function notesOf({ outcomes }: Analysis, file: Parameters<typeof placeOf>[0]): readonly Note[] {
  return outcomes.flatMap((outcome) => {
    if (outcome.kind !== 'clean' && outcome.kind !== 'skipped') return [];
    const place = outcome.evidence.find((evidence) => evidence.place !== undefined && evidence.file === undefined)?.place;
    const from = placeOf(file, outcome.subject.stage.stage.from.span.start);
    return [{ code: outcome.code, place: place ?? from, message: outcome.message, evidence: outcome.evidence }];
  });
}
