import type { Rewrite } from '../rewrite/types.ts';
import { escapeLine } from './escape.ts';
import type { Item, Kind } from './items.ts';
import { formatEvidence } from './place.ts';
import type { RunResult } from './types.ts';

export type Severity = 'error' | 'warning' | 'notice';

/** `error` is for what could not be looked at: it may hide root. Findings are for their reader to judge. */
export const SEVERITY: Readonly<Record<Kind, Severity>> = {
  safe: 'notice',
  unsafe: 'warning',
  manual: 'warning',
  failed: 'error',
  skipped: 'error',
  note: 'notice',
};

/** An item that is shown by itself, as escaped lines: message, evidence, what becomes of it, and where to read more. */
export function tellItem(item: Item, file: Rewrite, run: RunResult): readonly string[] {
  const outcome = item.next ?? writtenBy(item, file, run);
  return [
    escapeLine(item.message),
    ...new Set(item.evidence.map(formatEvidence)),
    ...(outcome === undefined ? [] : [outcome]),
    `unroot explain ${item.code} says more`,
  ];
}

function writtenBy({ kind }: Item, file: Rewrite, { verb }: RunResult): string | undefined {
  if (file.after === file.before || (kind !== 'safe' && kind !== 'unsafe')) return undefined;
  if (verb === 'fix') return 'written';
  return '`unroot fix` with these options writes it';
}
