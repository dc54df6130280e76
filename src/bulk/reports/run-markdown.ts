import { codeCell, codeSpan, prose } from '../../report/markdown-text.ts';
import { ROOM, roomOf } from '../../report/room.ts';
import { findReason } from '../../reasons/find-reason.ts';
import { REPOSITORY_STATUSES } from '../types.ts';
import type { RepositoryStatus, RunRecord } from '../types.ts';
import type { RepositoryHead } from '../worker-protocol.ts';
import type { ReasonGroup } from './group-reasons.ts';
import { summarizeRun, tellRun } from './run-summary.ts';
import { tellLevel } from './tell-level.ts';

/** For the sentence that says what is left out. */
const ROOM_OF_GAP = 300;
/** Characters of a path or message: one of a stranger shall not take the room of all others. */
const LONGEST = 300;

/**
 * For a ticket or a wiki: the reasons, then the repositories by status, those that need somebody first. Where there is no room, the last are
 * left out.
 */
export function runMarkdown(run: RunRecord, results: readonly RepositoryHead[]): string {
  const summary = summarizeRun(results);
  const reasons = summary.reasons.length === 0 ? [] : [formatReasons(summary.reasons)];
  const head = ['## unroot: repositories', tellRun(run, summary), tellLevel(run, codeSpan), ...reasons];
  const foot = `unroot ${run.tool.version}; \`unroot explain CODE\` says what a code means, what to verify, and how to decline.`;
  const room = roomOf(ROOM - ROOM_OF_GAP - [...head, foot].reduce((sum, part) => sum + part.length + 2, 0));
  const sections = REPOSITORY_STATUSES.map((status) => formatGroup(status, results, room.takes));
  const gap = tellLeft(sections);
  return `${[...head, ...sections.map(({ text }) => text), gap, foot].filter((part) => part !== '').join('\n\n')}\n`;
}

function formatReasons(groups: readonly ReasonGroup[]): string {
  const rows = groups.map(({ status, code, count }) => `| ${status} | ${codeCell(code)} | ${count} | ${prose(findReason(code)?.summary ?? '')} |`);
  return ['| status | reason | repositories | meaning |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

interface Section {
  readonly status: RepositoryStatus;
  readonly text: string;
  /** Repositories that had no room. */
  readonly left: number;
}

function formatGroup(status: RepositoryStatus, results: readonly RepositoryHead[], takes: (part: string) => boolean): Section {
  const group = results.filter((result) => result.status === status);
  if (group.length === 0) return { status, text: '', left: 0 };
  const head = [`### ${status}: ${group.length}`, '', '| repository | reason | message | files to change |', '| --- | --- | --- | --- |'].join('\n');
  const rows = takes(head) ? group.map(formatRow).filter(takes) : [];
  return { status, text: rows.length === 0 ? '' : [head, ...rows].join('\n'), left: group.length - rows.length };
}

function formatRow({ path, code, message, summary }: RepositoryHead): string {
  return `| ${codeCell(shortened(path))} | ${codeCell(code)} | ${prose(shortened(message).replaceAll('|', '\\x7c'))} | ${summary.toWrite} |`;
}

function shortened(text: string): string {
  // By code points: half of one would be written out as such.
  const kept = [...text.slice(0, 2 * LONGEST)].slice(0, LONGEST).join('');
  return kept.length < text.length ? `${kept}…` : text;
}

function tellLeft(sections: readonly Section[]): string {
  const cut = sections.filter(({ left }) => left > 0);
  if (cut.length === 0) return '';
  const numbers = cut.map(({ status, left }) => `${left} ${status}`).join(', ');
  return `This report is long: rows at its end are left out (${numbers}). All of them are in \`report.json\` and \`repos.csv\`.`;
}
