/** How the lines of a file end, and what stands around them. */
export interface Endings {
  readonly style: 'lf' | 'crlf' | 'mixed';
  readonly bom: boolean;
  /** Whether the last line has an ending. */
  readonly last: boolean;
}

/** The text of a file; in a mixed one, every third line ends as on Windows. */
export function withEndings(lines: readonly string[], { style, bom, last }: Endings): string {
  const text = lines.map((line, index) => {
    if (index === lines.length - 1 && !last) return line;
    return line + (style === 'crlf' || (style === 'mixed' && index % 3 === 1) ? '\r\n' : '\n');
  });
  return (bom ? '\uFEFF' : '') + text.join('');
}
