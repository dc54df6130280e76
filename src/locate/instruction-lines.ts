/** One instruction as it may stand in a file that is not known to be a Dockerfile yet. */
export interface RoughInstruction {
  /** From 1. */
  readonly line: number;
  /** Upper case, or `''` if the line does not start with a letter. */
  readonly keyword: string;
  /** The whole logical line, continuations joined, without here-documents. */
  readonly text: string;
}

const BLANK_OR_COMMENT = /^\s*(?:#.*)?$/s;
const HEREDOC = /(?<!<)<<-?(["']?)([A-Za-z_][A-Za-z0-9_]*)\1/g;
const TAKES_HEREDOC = /^(?:ONBUILD\s+)?(?:RUN|COPY|ADD)\s/i;

/**
 * Splits a text into instructions and whole-line comments as BuildKit would, but forgives everything: it only has to be
 * good enough to say where in a Dockerfile a piece of text stands. A here-document that is never closed is none.
 */
export function roughInstructions(text: string): { readonly instructions: RoughInstruction[]; readonly comments: readonly string[] } {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const lastAt = new Map(lines.map((line, index) => [line.trim(), index]));
  const continues = /^#\s*escape\s*=\s*`\s*$/im.test(lines.slice(0, 3).join('\n')) ? /`[ \t]*$/ : /\\[ \t]*$/;
  const instructions: RoughInstruction[] = [];
  const comments: string[] = [];
  for (let at = 0; at < lines.length; at++) {
    const first = at;
    if (BLANK_OR_COMMENT.test(lines[at] ?? '')) {
      comments.push((lines[at] ?? '').trim());
      continue;
    }
    const parts: string[] = [];
    for (let open = true; open && at < lines.length; at++) {
      const line = lines[at] ?? '';
      // Comment and blank lines inside a continuation do not end it.
      if (parts.length > 0 && BLANK_OR_COMMENT.test(line)) continue;
      open = continues.test(line);
      parts.push(open ? line.replace(continues, '') : line);
    }
    at--;
    const joined = parts.join('').trim();
    instructions.push({ line: first + 1, keyword: (/^[A-Za-z]+(?=\s|$)/.exec(joined)?.[0] ?? '').toUpperCase(), text: joined });
    if (!TAKES_HEREDOC.test(joined)) continue;
    for (const [, , name = ''] of joined.matchAll(HEREDOC)) {
      if ((lastAt.get(name) ?? 0) <= at) continue;
      do at++;
      while (lines[at]?.trim() !== name);
    }
  }
  return { instructions, comments };
}
