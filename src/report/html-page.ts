import { createHash } from 'node:crypto';
import { STYLE } from './html-style.ts';
import { element, htmlText } from './html-text.ts';

/** Nothing is loaded and nothing runs: not even a text that were taken for markup could reach out. */
const POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; base-uri 'none'; form-action 'none'`;

/** The lines of a page that needs nothing else, up to its heading; the title is this tool's own. */
export function pageStart(title: string): readonly string[] {
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${htmlText(POLICY)}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    element('title', title),
    element('style', STYLE),
    '</head>',
    '<body>',
    element('h1', title),
  ];
}

/** The last lines of the page: who wrote it, with which command (`bulk`), and where to read more. */
export function pageEnd(toolVersion: string, verb: string): readonly string[] {
  const more = `${element('code', 'unroot explain CODE')} says what a code means, what to verify, and how to decline.`;
  return [element('p', `unroot ${htmlText(toolVersion)}, ${element('code', `unroot ${verb}`)}. ${more}`, 'quiet'), '</body>', '</html>'];
}
