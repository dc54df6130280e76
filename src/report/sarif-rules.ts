import { REASONS } from '../reasons/reasons.ts';
import type { ReasonCode } from '../reasons/reasons.ts';
import type { Outcome } from '../reasons/types.ts';
import type { Kind } from './items.ts';
import { SEVERITY } from './tell-item.ts';

type SarifLevel = 'error' | 'warning' | 'note';

export interface SarifRule {
  readonly id: string;
  readonly shortDescription: { readonly text: string };
  /** GitHub demands it. */
  readonly fullDescription: { readonly text: string };
  readonly help: { readonly text: string; readonly markdown?: string };
  readonly defaultConfiguration: { readonly level: SarifLevel };
  readonly properties: { readonly tags: readonly string[] };
}

export function levelOf(kind: Kind): SarifLevel {
  const severity = SEVERITY[kind];
  return severity === 'notice' ? 'note' : severity;
}

/** The rules that these codes name, each once, in the order of the table. */
export function sarifRules(codes: readonly ReasonCode[], pageOf: ((code: ReasonCode) => string) | undefined): readonly SarifRule[] {
  const wanted = new Set<string>(codes);
  return REASONS.filter(({ code }) => wanted.has(code)).map((reason) => {
    const { code, outcome, summary } = reason;
    const page = pageOf?.(code);
    const sentence = `${summary.slice(0, 1).toUpperCase()}${summary.slice(1)}.`;
    return {
      id: code,
      shortDescription: { text: sentence },
      fullDescription: { text: sentence },
      help: page === undefined ? { text: `unroot explain ${code}` } : { text: page, markdown: page },
      defaultConfiguration: { level: levelOf(kindOf(outcome)) },
      properties: { tags: [tagOf(outcome, 'of' in reason && reason.of === 'array')] },
    };
  });
}

function kindOf(outcome: Outcome): Kind {
  return outcome === 'clean' || outcome === 'remark' ? 'safe' : outcome;
}

/** A damaged array is a mistake; whatever keeps root is a weakness. */
function tagOf(outcome: Outcome, isOfArray: boolean): string {
  if (outcome === 'failed' || outcome === 'skipped') return 'unread';
  return isOfArray ? 'correctness' : 'security';
}
