import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A fenced block of docs/orchestrators.md. */
export interface Block {
  /** The heading above it. */
  readonly section: string;
  readonly language: string;
  /** Without the fence and its indentation; ends with a line feed. */
  readonly text: string;
}

/** The page, as it is in the checkout. */
export function readPage(): string {
  return readFileSync(fileURLToPath(new URL('../../docs/orchestrators.md', import.meta.url)), 'utf8');
}

/** All fenced blocks of a page, from top to bottom. @throws Error if one has no end */
export function blocksOf(page: string): readonly Block[] {
  const blocks: Block[] = [];
  let section = '';
  let open: { readonly indent: string; readonly language: string; readonly lines: string[] } | undefined;
  for (const line of page.split('\n')) {
    const fence = /^( *)```(\w*)$/.exec(line);
    if (open === undefined) {
      section = /^#+ (.*)$/.exec(line)?.[1] ?? section;
      if (fence !== null) open = { indent: fence[1] ?? '', language: fence[2] ?? '', lines: [] };
    } else if (fence !== null && fence[1] === open.indent && fence[2] === '') {
      blocks.push({ section, language: open.language, text: `${open.lines.join('\n')}\n` });
      open = undefined;
    } else {
      open.lines.push(line.startsWith(open.indent) ? line.slice(open.indent.length) : line);
    }
  }
  if (open !== undefined) throw new Error(`a block of "${section}" does not end`);
  return blocks;
}

/** The text of one block: the `index`-th of its language below its heading. @throws Error if there is none */
export function blockOf(blocks: readonly Block[], section: string, language: string, index: number = 0): string {
  const found = blocks.filter((block) => block.section === section && block.language === language)[index];
  if (found === undefined) throw new Error(`"${section}" has no ${language} block ${index}`);
  return found.text;
}
