import { shellWords } from './shell-words.ts';

/** A heredoc that a line announces, its content not yet read. */
export interface HeredocStart {
  readonly name: string;
  /** Where its word starts in the line. */
  readonly start: number;
  readonly chomp: boolean;
  readonly expand: boolean;
  /** Blanks between `<<` and the name: a heredoc to BuildKit 0.22 and later only (moby/buildkit#5817). */
  readonly spaced: boolean;
}

export type HeredocStarts =
  | { readonly ok: true; readonly heredocs: readonly HeredocStart[] }
  | { readonly ok: false; readonly message: string };

/**
 * Finds the heredocs of the joined text of a RUN, COPY or ADD (BuildKit's parser.go, heredocsFromLine):
 * whole shell words `<<NAME`, `<<-NAME` or `3<<NAME`. A line whose quotes do not close has none.
 */
export function findHeredocs(line: string): HeredocStarts {
  if (!line.includes('<<')) return { ok: true, heredocs: [] };
  const split = shellWords(line, { rawQuotes: true, rawEscapes: true });
  if (!split.ok) return split.reason === 'deep' ? UNREADABLE : { ok: true, heredocs: [] };
  const heredocs: HeredocStart[] = [];
  for (const [index, word] of split.words.entries()) {
    const heredoc = readWord(word);
    if (heredoc === 'unreadable') return UNREADABLE;
    if (heredoc !== undefined) heredocs.push({ ...heredoc, start: split.starts[index] ?? 0 });
  }
  return { ok: true, heredocs };
}

const UNREADABLE: HeredocStarts = { ok: false, message: 'BuildKit cannot read the name of a heredoc' };

// By hand: BuildKit's `^(\d*)<<(-?)\s*([^<]*)$` would backtrack here.
function readWord(word: string): Omit<HeredocStart, 'start'> | 'unreadable' | undefined {
  const head = /^[0-9]*<<(-?)/.exec(word);
  if (head === null) return undefined;
  let start = head[0].length;
  const nameStart = start;
  while (start < word.length && ' \t\n\f\r'.includes(word.charAt(start))) start++;
  const quoted = word.slice(start);
  if (quoted === '' || quoted.includes('<')) return undefined;

  const plain = shellWords(quoted, { rawQuotes: false, rawEscapes: false });
  if (!plain.ok) return 'unreadable';
  const name = plain.words[0];
  if (name === undefined || plain.words.length > 1) return undefined;
  const raw = shellWords(quoted, { rawQuotes: true, rawEscapes: false });
  const rawName = raw.ok && raw.words.length === 1 ? raw.words[0] : undefined;
  if (rawName === undefined) return 'unreadable';
  return {
    name,
    chomp: head[1] === '-',
    expand: quotes(name) === quotes(rawName),
    spaced: start > nameStart,
  };
}

function quotes(word: string): number {
  return word.match(/['"]/g)?.length ?? 0;
}
