import { patchLines } from '../../report/diff-lines.ts';
import { htmlDiff } from '../../report/html-diff.ts';
import { htmlFileHeading, htmlFileItems } from '../../report/html-file.ts';
import { element, htmlEscaped, htmlText } from '../../report/html-text.ts';
import { pathToUri } from '../../report/uri.ts';
import { REPOSITORIES } from '../store-outcome.ts';
import type { RepositoryResult, RepositoryStatus } from '../types.ts';

/** What stands in the folder of a repository, for people first. */
const FILES: Readonly<Record<RepositoryStatus, readonly string[]>> = {
  changed: ['changes.patch', 'message.md', 'findings.json'],
  unchanged: ['findings.json'],
  skipped: ['findings.json'],
  failed: ['error.txt', 'findings.json'],
};

/** One repository, folded: a line with what became of it, and behind it its files with their findings, and the patch. */
export function repositoryHtml(result: RepositoryResult, patch: string, unsafe: boolean): string {
  const { path, status, code, message, notes } = result;
  const line = `${element('code', htmlText(path))} ${element('span', status, status)} (${element('code', htmlText(code))}): ${htmlText(message)}`;
  const notesList = notes.map((note) => element('li', `${element('code', htmlText(note.path))}: ${htmlText(note.message)}`, 'quiet'));
  const parts = [
    element('summary', line),
    element('p', `${tellCommits(result)}${FILES[status].map((name) => link(result.folder, name)).join(', ')}`),
    ...formatFiles(result, unsafe),
    ...(notesList.length === 0 ? [] : [element('ul', notesList.join('\n'))]),
    htmlDiff(patchLines(patch)),
  ];
  return element('details', parts.filter((part) => part !== '').join('\n'));
}

function tellCommits({ head, branch, commit }: RepositoryResult): string {
  const short = (id: string): string => element('code', htmlText(id.slice(0, 12)));
  const words = [
    ...(head === null ? [] : [`at ${short(head)}`]),
    ...(branch === null ? [] : [`on ${element('code', htmlText(branch))}`]),
    ...(commit === null ? [] : [`committed as ${short(commit)}`]),
  ].join(' ');
  return words === '' ? '' : `${words}: `;
}

function link(folder: string, name: string): string {
  return `<a href="${htmlEscaped(pathToUri(`${REPOSITORIES}/${folder}/${name}`))}">${name}</a>`;
}

function formatFiles({ files }: RepositoryResult, unsafe: boolean): readonly string[] {
  const told = files.map((file) => ({ file, items: htmlFileItems(file, unsafe) }));
  const quiet = told.filter(({ items }) => items === '').map(({ file }) => element('code', htmlText(file.path)));
  return [
    ...told.filter(({ items }) => items !== '').flatMap(({ file, items }) => [element('h3', htmlFileHeading(file)), items]),
    ...(quiet.length === 0 ? [] : [element('p', `Nothing to say of ${quiet.join(', ')}`, 'quiet')]),
  ];
}
