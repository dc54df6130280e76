import type { FileFacts } from './types.ts';

/** What is left of the work that a file's entries may cost, all its stages together. */
export interface SearchBudget {
  /** Places looked at for files. */
  steps: number;
  /** Words of the commands that entries run; each command counts as ten more. */
  words: number;
  /** Characters of entry scripts. */
  characters: number;
}

const BUDGETS = new WeakMap<FileFacts, SearchBudget>();

/** Of 577 real scripts none has more than 600 commands or 38,000 characters; ten such entries still fit. */
export function searchBudget(facts: FileFacts): SearchBudget {
  const known = BUDGETS.get(facts);
  if (known !== undefined) return known;
  const budget = { steps: 20_000, words: 100_000, characters: 512 * 1024 };
  BUDGETS.set(facts, budget);
  return budget;
}

/** Whether more has been asked for than there is: what is found from then on counts as not seen. */
export function isSpent({ steps, words, characters }: SearchBudget): boolean {
  return steps < 0 || words < 0 || characters < 0;
}
