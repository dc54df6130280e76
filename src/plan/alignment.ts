import type { Dockerfile, Instruction } from '../dockerfile/types.ts';

const TAB = 8;

/** What stands between a keyword and its arguments in a stage: one blank, or as many as put them into the column that most of them share. */
export function alignment(file: Dockerfile, stage: number): (keyword: string) => string {
  const gaps = (file.stages[stage]?.instructions ?? []).flatMap((instruction) => gapOf(file, instruction) ?? []);
  const columns = new Map<number, number>();
  for (const { column } of gaps) columns.set(column, (columns.get(column) ?? 0) + 1);
  const [shared, count] = [...columns].reduce((most, each) => (each[1] > most[1] ? each : most), [0, 0]);
  // Keywords of one length share a column without anybody having aligned them.
  const lengths = new Set(gaps.filter(({ column }) => column === shared).map(({ length }) => length));
  if (lengths.size < 2 || count * 3 < gaps.length * 2) return () => ' ';
  const tabs = gaps.filter(({ tab }) => tab).length * 2 > gaps.length;
  return (keyword) => {
    const missing = shared - keyword.length;
    if (missing < 1) return tabs ? '\t' : ' ';
    return tabs ? '\t'.repeat(Math.ceil(shared / TAB) - Math.floor(keyword.length / TAB)) : ' '.repeat(missing);
  };
}

interface Gap {
  /** Of the keyword. */
  readonly length: number;
  /** Where the arguments start, from the keyword on; a tab reaches to the next multiple of eight. */
  readonly column: number;
  readonly tab: boolean;
}

function gapOf({ text }: Dockerfile, { keywordSpan }: Instruction): Gap | undefined {
  const length = keywordSpan.end - keywordSpan.start;
  let column = length;
  let offset = keywordSpan.end;
  for (; text[offset] === ' ' || text[offset] === '\t'; offset += 1) column = text[offset] === '\t' ? (Math.floor(column / TAB) + 1) * TAB : column + 1;
  return offset === keywordSpan.end ? undefined : { length, column, tab: text[keywordSpan.end] === '\t' };
}
