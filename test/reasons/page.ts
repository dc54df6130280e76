/** One fenced block of a section: the file that it stands for, where its info string tells one. */
export interface Block {
  /** `dockerfile` alone is the Dockerfile; otherwise the second word of the info string. */
  readonly path: string | undefined;
  readonly text: string;
}

export interface Section {
  readonly title: string;
  /** Lines outside of code. */
  readonly prose: readonly string[];
  readonly blocks: readonly Block[];
}

/** A page of docs/reasons, taken apart. */
export interface Page {
  /** What stands above the first section, blank lines left out. */
  readonly head: readonly string[];
  readonly sections: readonly Section[];
  /** All lines outside of code. */
  readonly prose: readonly string[];
}

/** Takes a page apart; fails where a fence is never closed. */
export function readPage(text: string): Page {
  const head: string[] = [];
  const prose: string[] = [];
  const sections: { title: string; prose: string[]; blocks: Block[] }[] = [];
  let fence: { path: string | undefined; lines: string[] } | undefined;
  for (const line of text.split('\n')) {
    const section = sections.at(-1);
    if (fence !== undefined) {
      if (line !== '```') {
        fence.lines.push(line);
        continue;
      }
      section?.blocks.push({ path: fence.path, text: fence.lines.map((each) => `${each}\n`).join('') });
      fence = undefined;
    } else if (line.startsWith('```')) {
      fence = { path: pathOf(line.slice(3)), lines: [] };
    } else {
      prose.push(line);
      if (line.startsWith('## ')) sections.push({ title: line.slice(3), prose: [], blocks: [] });
      else if (line.trim() !== '') (section?.prose ?? head).push(line);
    }
  }
  if (fence !== undefined) throw new Error('a code block is never closed');
  return { head, sections, prose };
}

function pathOf(info: string): string | undefined {
  const [language, path] = info.split(' ');
  return path ?? (language === 'dockerfile' ? 'Dockerfile' : undefined);
}

/** The files of a section's example. */
export function filesOf(page: Page, title: string): Readonly<Record<string, string>> {
  const blocks = page.sections.find((section) => section.title === title)?.blocks ?? [];
  return Object.fromEntries(blocks.flatMap(({ path, text }) => (path === undefined ? [] : [[path, text]])));
}
