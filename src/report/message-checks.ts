import type { Rewrite } from '../rewrite/types.ts';
import type { FileChange } from './message-change.ts';
import { repairChecks } from './message-repair-checks.ts';
import { stageChecks } from './message-stage-checks.ts';

/** One thing to verify, in Markdown; `of` is what it is of in particular, such as volumes, told between both halves. */
export interface CheckText {
  readonly kind: (typeof KINDS)[number];
  readonly text: string;
  readonly of?: readonly string[];
  readonly rest?: string;
}

/** In the order in which they are told. */
const KINDS = ['start', 'risk', 'writes', 'kubernetes', 'others'] as const;

/** The same with the files that it holds for. */
export interface Check extends Required<CheckText> {
  readonly files: readonly Rewrite[];
}

interface Draft extends Pick<CheckText, 'kind' | 'text'> {
  readonly rest: string;
  readonly of: Set<string>;
  readonly files: Set<Rewrite>;
}

/** What to verify of these changes, as what was found and the new texts tell; what holds for several files stands there once. */
export function checksOf(changes: readonly FileChange[]): readonly Check[] {
  const drafts = new Map<string, Draft>();
  for (const change of changes) {
    for (const { kind, text, rest = '', of = [] } of [...stageChecks(change), ...repairChecks(change)]) {
      const key = `${text}\n${rest}`;
      const draft = drafts.get(key) ?? { kind, text, rest, of: new Set(), files: new Set() };
      drafts.set(key, draft);
      draft.files.add(change.file);
      for (const each of of) draft.of.add(each);
    }
  }
  const checks = [...drafts.values()].map(({ of, files, ...draft }) => ({ ...draft, of: [...of], files: [...files] }));
  return checks.toSorted((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind));
}
