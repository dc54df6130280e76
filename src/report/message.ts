import { codeSpan } from './markdown-text.ts';
import { changeOf } from './message-change.ts';
import type { FileChange } from './message-change.ts';
import { checksOf } from './message-checks.ts';
import type { Check } from './message-checks.ts';
import { formatDecline, formatReproduce } from './message-close.ts';
import { formatChanges } from './message-file.ts';
import { leftLines } from './message-left.ts';
import { introOf, titleOf } from './message-title.ts';
import { ROOM, roomOf } from './room.ts';
import type { RunResult } from './types.ts';
import { count } from './wording.ts';

/** Of the room, for what is left as it is, and for what is to be verified. */
const PART = ROOM / 4;

/**
 * The message of a commit or a pull request, for the owner of a repository who has never heard of unroot: the first line is its title, and behind
 * an empty line follows Markdown. It is the same for the same run.
 */
export function formatMessage(run: RunResult): string {
  const changes = run.files.flatMap((file) => changeOf(file, run) ?? []);
  const left = formatLeft(leftLines(run), run);
  const head = [titleOf(changes), introOf(changes, left.length > 0, run)];
  const close = changes.length === 0 ? [] : [formatDecline(changes.some(({ stages }) => stages.length > 0)), formatReproduce(run)];
  const end = [...formatChecks(changes), ...left, ...close];
  const room = roomOf(ROOM - [...head, ...end].reduce((sum, part) => sum + part.length + 2, 400));
  const sections = formatChanges(changes, run.proofs);
  const kept = sections.filter(({ text }) => room.takes(text));
  const cut = changes.length - kept.reduce((sum, { files }) => sum + files, 0);
  const are = cut === 1 ? 'is' : 'are';
  const gap = cut === 0 ? [] : [`This message is long: ${count(cut, 'changed file')} at the end of the list ${are} left out. \`unroot check\` prints everything.`];
  const what = changes.length === 0 ? [] : ['## What changes', 'Places are line and column of the file before this change.'];
  return `${[...head, ...what, ...kept.map(({ text }) => text), ...gap, ...end].join('\n\n')}\n`;
}

function formatChecks(changes: readonly FileChange[]): readonly string[] {
  const checks = checksOf(changes);
  if (checks.length === 0) return [];
  const lines = withinPart(checks.map((check) => formatCheck(check, changes.length)));
  return [['## What to verify', '', '`IMAGE` stands for the built image, `CONTAINER` for a container of it.', '', ...lines].join('\n')];
}

function formatCheck({ text, of, rest, files }: Check, all: number): string {
  const what = of.length === 0 ? '' : ` (${listed(of)})`;
  return `- [ ] ${text}${what}${rest}${files.length === all ? '' : ` (${listed(files.map(({ path }) => path))})`}`;
}

/** More than anybody reads in one sentence, and a longer name than anybody gives. */
const MOST = 3;
const LONGEST = 200;

function listed(names: readonly string[]): string {
  const shown = names.filter((name) => name.length <= LONGEST).slice(0, MOST);
  const more = names.length - shown.length;
  return [...shown.map(codeSpan), ...(more === 0 ? [] : [`${more} ${shown.length === 0 ? 'with long names' : 'more'}`])].join(', ');
}

function formatLeft(lines: readonly string[], { toolVersion }: RunResult): readonly string[] {
  if (lines.length === 0) return [];
  const kept = withinPart(lines);
  const more = lines.length === kept.length ? [] : [`- and ${lines.length - kept.length} more, which \`unroot check\` prints.`];
  const head = ['## Not changed', '', 'These are left as they are, though they run as root, are damaged, or could not be read:', ''];
  return [[...head, ...kept, ...more, '', `\`npx unroot@${toolVersion} explain CODE\` says what the code in brackets means, and what to do.`].join('\n')];
}

function withinPart(lines: readonly string[]): readonly string[] {
  const room = roomOf(PART);
  return lines.filter((line) => room.takes(line));
}
