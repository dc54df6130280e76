import type { Note, Rewrite } from '../rewrite/types.ts';
import { element, htmlEscaped, htmlText } from './html-text.ts';
import { findingItem, notesOf, reasonItem, withoutRepeats } from './items.ts';
import type { Item, ToldFinding } from './items.ts';
import { formatEvidence, formatPlace } from './place.ts';

/** What is shown of a file beside its diff: a rewrite has it, and so has what is stored of one. */
export interface HtmlFile extends Pick<Rewrite, 'path' | 'status' | 'reason' | 'notes'> {
  readonly findings: readonly ToldFinding[];
}

/** Path and status, as the content of a heading. */
export function htmlFileHeading({ path, status }: HtmlFile): string {
  return `${element('code', htmlText(path))} ${element('span', htmlText(status), htmlText(status))}`;
}

/**
 * A list of the reason, the findings and the notes of a file; `''` where there are none. What should be this tool's own words is escaped too:
 * it may have been read from a file.
 */
export function htmlFileItems(file: HtmlFile, unsafe: boolean): string {
  const reason = reasonItem(file);
  const items = [...(reason === undefined ? [] : [reason]), ...withoutRepeats(file.findings.map((finding) => findingItem(finding, unsafe)))];
  const list = [...items.map(formatItem), ...notesOf(file).map(formatNote)];
  return list.length === 0 ? '' : element('ul', list.join('\n'));
}

function formatItem({ kind, code, transform, place, message, evidence, next }: Item): string {
  const head = [
    element('span', htmlText(kind), `kind ${htmlText(kind)}`),
    ...(transform === undefined ? [] : [element('code', htmlText(transform))]),
    ...(place === undefined ? [] : [`at ${htmlText(formatPlace(place))}`]),
    `(${element('code', htmlText(code))}): ${htmlText(message)}`,
  ].join(' ');
  const facts = evidence.map((each) => element('li', element('code', htmlEscaped(formatEvidence(each)))));
  const rest = [...facts, ...(next === undefined ? [] : [element('li', htmlText(next))])];
  return element('li', rest.length === 0 ? head : `${head}\n${element('ul', rest.join('\n'))}`);
}

function formatNote({ code, place, message, evidence }: Note): string {
  const facts = evidence.map((each) => element('li', element('code', htmlEscaped(formatEvidence(each)))));
  const head = `note at ${htmlText(formatPlace(place))} (${element('code', htmlText(code))}): ${htmlText(message)}`;
  return element('li', facts.length === 0 ? head : `${head}\n${element('ul', facts.join('\n'))}`, 'quiet');
}
