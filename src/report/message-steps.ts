import { findReason } from '../reasons/find-reason.ts';
import type { Evidence } from '../rewrite/types.ts';
import type { StageChange, Written } from './message-change.ts';
import { hazardOf } from './message-mounts.ts';
import { formatEvidence } from './place.ts';

/** One thing that is done to a stage. */
export interface Step {
  readonly finding: Written;
  /** `gives /app to node`. */
  readonly what: string;
  readonly evidence: readonly Evidence[];
}

/** What was seen against a change. */
export interface Risk {
  readonly code: string;
  readonly what: string;
  readonly evidence: readonly Evidence[];
  /** Whoever ran unroot has taken it for settled. */
  readonly isAssumed: boolean;
}

/** A stage is changed as a whole: whom it runs as comes first, and what was seen against that is told once, behind what is done. */
export function tellStage({ findings }: Pick<StageChange, 'findings'>): { readonly steps: readonly Step[]; readonly risks: readonly Risk[] } {
  const user = findings.find(({ transform }) => transform === 'set-user');
  const shown = new Set<string>();
  const steps = findings.map((finding) => {
    const evidence = ownEvidence(finding, user).filter((each) => {
      const isNew = assumedOf(each) === undefined && !shown.has(formatEvidence(each));
      if (isNew) shown.add(formatEvidence(each));
      return isNew;
    });
    return { finding, what: partsOf(finding).what, evidence };
  });
  const main = user ?? findings[0];
  const risks = main === undefined ? [] : [...risksOf(main, shown), ...assumedIn(main)];
  return { steps: [...steps.filter(({ finding }) => finding === user), ...steps.filter(({ finding }) => finding !== user)], risks };
}

/** Without the evidence of hazards, which stands in each finding of a stage. The first is always the transform's own. */
function ownEvidence(finding: Written, user: Written | undefined): readonly Evidence[] {
  const { level, transform, evidence } = finding;
  if (level === 'safe' || user === undefined) return evidence;
  if (transform === 'add-user') return evidence.slice(0, 1);
  const all = new Set(user.evidence.map(formatEvidence));
  return evidence.filter((each, index) => (finding === user ? index === 0 || each.text.endsWith(' goes back to root') : !all.has(formatEvidence(each))));
}

/** Of these the evidence may be a mount. */
const OF_MOUNTS: ReadonlySet<string> = new Set(['home-moves', 'docker-client', 'documented-root']);

/** The hazard that a finding names, and those that only their evidence tells of. */
function risksOf(main: Written, shown: ReadonlySet<string>): readonly Risk[] {
  if (main.level === 'safe') return [];
  const byCode = new Map<string, Evidence[]>([[main.code, []]]);
  for (const evidence of main.evidence) {
    if (assumedOf(evidence) !== undefined || shown.has(formatEvidence(evidence))) continue;
    const hazard = OF_MOUNTS.has(main.code) ? undefined : hazardOf(evidence);
    const code = hazard ?? main.code;
    byCode.set(code, [...(byCode.get(code) ?? []), evidence]);
  }
  return [...byCode].map(([code, evidence]) => ({ code, what: (code === main.code ? partsOf(main).risk : undefined) ?? summaryOf(code), evidence: once(evidence), isAssumed: false }));
}

function assumedIn({ evidence }: Written): readonly Risk[] {
  const byCode = new Map<string, Evidence[]>();
  for (const each of evidence) {
    const assumed = assumedOf(each);
    if (assumed !== undefined) byCode.set(assumed.code, [...(byCode.get(assumed.code) ?? []), { ...each, text: assumed.text }]);
  }
  return [...byCode].map(([code, all]) => ({ code, what: summaryOf(code), evidence: once(all), isAssumed: true }));
}

function once(evidence: readonly Evidence[]): readonly Evidence[] {
  return [...new Map(evidence.map((each) => [formatEvidence(each), each])).values()];
}

/** `4:3 VOLUME /data (existing-volume: assumed settled)`. */
function assumedOf({ text }: Evidence): { readonly code: string; readonly text: string } | undefined {
  const [, rest, code] = /^(.*) \(([a-z-]+): assumed settled\)$/s.exec(text) ?? [];
  return rest === undefined || code === undefined || findReason(code) === undefined ? undefined : { code, text: rest };
}

/** `runs as node instead of root; ports under 1024 are root's`. */
function partsOf({ transform, message }: Written): { readonly what: string; readonly risk: string | undefined } {
  if (transform !== 'set-user') return { what: message, risk: undefined };
  const [what = message, ...rest] = message.split('; ');
  return { what, risk: rest.length === 0 ? undefined : rest.join('; ') };
}

/** The evidence as it was before it was marked as settled. */
export function withoutMark(evidence: Evidence): Evidence {
  return { ...evidence, text: assumedOf(evidence)?.text ?? evidence.text };
}

function summaryOf(code: string): string {
  return findReason(code)?.summary ?? code;
}
