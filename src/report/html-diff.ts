import { element, htmlEscaped } from './html-text.ts';

/** Each file of a patch begins with `diff --git`, `---` and `+++`; no line of content can look like the first of them. */
const HEADER = 3;

/** The lines of a patch of one file or several, coloured; they are escaped for reading already. `''` of none. */
export function htmlDiff(lines: readonly string[]): string {
  let start = 0;
  const spans = lines.map((line, index) => {
    if (line.startsWith('diff --git ')) start = index;
    return element('span', htmlEscaped(line), index - start < HEADER ? 'head' : contentClass(line));
  });
  return spans.length === 0 ? '' : element('pre', spans.join('\n'));
}

function contentClass(line: string): string {
  return { '+': 'add', '-': 'del', '@': 'hunk' }[line.charAt(0)] ?? '';
}
