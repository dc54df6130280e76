import * as assert from 'uvu/assert';

/** The lines that are no code block, each without its code spans, read as CommonMark says. */
export function outsideCode(markdown: string): readonly string[] {
  const outside: string[] = [];
  let fence = '';
  for (const line of markdown.split('\n')) {
    const run = /^`{3,}/.exec(line)?.[0] ?? '';
    if (fence === '' && run !== '') fence = run;
    else if (fence === '') outside.push(withoutSpans(line));
    else if (line === fence) fence = '';
  }
  assert.is(fence, '', 'a fence stays open');
  return outside;
}

function withoutSpans(line: string): string {
  const open = /`+/.exec(line);
  if (open === null) return line;
  const rest = line.slice(open.index + open[0].length);
  const close = [...rest.matchAll(/`+/g)].find(([run]) => run === open[0]);
  assert.ok(close, `an open code span: ${line}`);
  return `${line.slice(0, open.index)}C${withoutSpans(rest.slice(close.index + close[0].length))}`;
}
