import * as fc from 'fast-check';
import { either, mostly } from './choose.ts';
import type { Statement } from './statement.ts';

/** How one instruction stands in the file. */
export interface Layout {
  /** Whole lines above it: blank ones and comments. */
  readonly above: readonly string[];
  readonly indentation: string;
  readonly keyword: 'upper' | 'lower' | 'title';
  /** Between keyword and arguments. */
  readonly gap: string;
  /** Where the line is continued: at which of its blanks, counted round, with what behind the escape and which lines between. */
  readonly breaks: readonly { readonly at: number; readonly behind: string; readonly between: readonly string[] }[];
  /** Behind the last character. */
  readonly tail: string;
}

const COMMENTS: readonly string[] = [
  '', '', '', '# a comment', '#', '  # indented', '\t# tab', '# USER app', '# CMD ["x"]', '#no blank', '# “quotes” é 漢', '# ends in \\', '# ends in `', '# hadolint ignore=DL3002', '# unroot ignore=set-user because', '# unroot ignore=low-port,no-home x',
  '# unroot global ignore=set-user', '# unroot stage ignore=add-user', '# nosemgrep', '# checkov:skip=CKV_DOCKER_3', '# trivy:ignore:DS002', '# check=skip=JSONArgsRecommended', '# escape=`', '# syntax=docker/dockerfile:1', '# run with --privileged', '# docker run -v /var/run/docker.sock:/var/run/docker.sock', '# -----', '   ', '\t',
];

const betweenLine: fc.Arbitrary<string> = fc.constantFrom('', '# inside', '   # inside, indented', '  ', '\\', '# inside \\', '\t');

const between: fc.Arbitrary<readonly string[]> = fc.oneof({ weight: 6, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.array(betweenLine, { maxLength: 2 }) });
const oneBreak: fc.Arbitrary<Layout['breaks'][number]> = fc.record({ at: fc.nat(30), behind: fc.constantFrom('', '', '', '', ' ', '\t', '  '), between });
const breaks: fc.Arbitrary<Layout['breaks']> = fc.oneof({ weight: 4, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.array(oneBreak, { minLength: 1, maxLength: 3 }) });
const above: fc.Arbitrary<readonly string[]> = fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.array(fc.constantFrom(...COMMENTS), { minLength: 1, maxLength: 3 }) });

const plain: fc.Arbitrary<Layout> = fc.record({ above, indentation: fc.constant(''), keyword: fc.constant<'upper'>('upper'), gap: fc.constant(' '), breaks, tail: fc.constant('') });
const odd: fc.Arbitrary<Layout> = fc.record({
  above,
  indentation: mostly(either('', '', '  ', '\t', '    '), '\u000b', 30),
  keyword: fc.constantFrom<Layout['keyword']>('upper', 'lower', 'title'),
  gap: mostly(either(' ', ' ', '\t', '  ', '       '), either('\u00a0', '\f'), 30),
  breaks,
  tail: mostly(either('', '', ' ', '\t'), either('\u00a0', ' \\', ' # x'), 8),
});

export const layout: fc.Arbitrary<Layout> = fc.oneof({ weight: 5, arbitrary: plain }, { weight: 1, arbitrary: odd });

/** The physical lines of one instruction, without line endings. */
export function layOut({ keyword, args, below }: Statement, { above: lines, indentation, keyword: letters, gap, breaks: at, tail }: Layout, escape: string): readonly string[] {
  const first = `${indentation}${inLetters(keyword, letters)}${gap}`;
  return [...lines, ...`${first}${continued(args, at, escape)}${tail}`.split('\n'), ...below];
}

function inLetters(keyword: string, letters: Layout['keyword']): string {
  if (letters === 'upper') return keyword;
  return letters === 'lower' ? keyword.toLowerCase() : keyword.slice(0, 1) + keyword.slice(1).toLowerCase();
}

/** Breaks a text at some of its blanks; the blank stays on the next line. */
function continued(args: string, at: Layout['breaks'], escape: string): string {
  const blanks = [...args.matchAll(/ /g)].map(({ index }) => index);
  if (blanks.length === 0 || at.length === 0) return args;
  const places = new Map(at.map((each) => [blanks[each.at % blanks.length] ?? 0, each]));
  let text = '';
  let offset = 0;
  for (const place of [...places.keys()].toSorted((a, b) => a - b)) {
    const { behind = '', between: lines = [] } = places.get(place) ?? {};
    text += `${args.slice(offset, place)} ${escape}${behind}\n${lines.map((line) => `${line}\n`).join('')}  `;
    offset = place + 1;
  }
  return text + args.slice(offset);
}
