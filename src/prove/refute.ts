import type { Evidence, Finding, Rewrite } from '../rewrite/types.ts';
import type { Fault, Proof } from './types.ts';

/** Lines of a log that evidence shows. */
const MOST_LINES = 3;

/**
 * A rewrite whose proof does not hold, not written: each of its fixes now waits for a person, with what was seen as its evidence.
 * The same rewrite where all proofs hold.
 */
export function refute(rewrite: Rewrite, proofs: readonly Proof[]): Rewrite {
  const failed = proofs.filter(({ verdict }) => verdict !== 'holds');
  if (failed.length === 0) return rewrite;
  const breaks = failed.some(({ verdict }) => verdict === 'breaks');
  const told = failed.flatMap((proof) => proof.faults.flatMap((fault) => evidenceOf(proof, fault)));
  const findings = rewrite.findings.map((finding): Finding => {
    if (finding.level === 'manual') return finding;
    const { transform, place, evidence } = finding;
    const code = breaks ? 'proof-breaks' : 'proof-open';
    const message = breaks ? 'built and run, the image after the fix does less than before' : 'nothing can be compared: the image as it was does not work here';
    return { transform, place, level: 'manual', code, message, evidence: [...told, ...evidence] };
  });
  return { ...rewrite, after: rewrite.before, status: 'manual', findings };
}

function evidenceOf({ settings }: Proof, { message, lines }: Fault): readonly Evidence[] {
  const target = settings.target === undefined ? '' : `target ${settings.target}: `;
  return [{ text: `${target}${message}` }, ...lines.slice(-MOST_LINES).map((line) => ({ text: `| ${line}` }))];
}
