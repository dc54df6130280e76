// Every sentence that a run over repositories says.
import { REPOSITORY_STATUSES } from '../bulk/types.ts';
import type { RepositoryStatus } from '../bulk/types.ts';
import { escapeLine } from '../report/escape.ts';
import { count } from '../report/wording.ts';
import { quote } from './messages.ts';

export const bulkMessages = {
  stdinAndBulk: '`bulk` reads no Dockerfile from stdin: `--repos -` reads a list of repositories.',
  noOut: '`bulk` needs --out DIR: a directory outside of every repository, for reports, patches and messages.',
  applyAndCommit: '--apply writes work trees, and --commit also commits: give one of them.',
  commitWithoutBranch: '--commit needs --branch NAME, for the branch that it makes in each repository.',
  branchWithoutCommit: '--branch needs --commit.',
  badBranch: (name: string): string => `--branch ${quote(name)} cannot be the name of a branch (git check-ref-format).`,
  badTitle: (value: string): string => `--title takes one line of at most 200 characters that starts with no blank and no \`#\`, not ${quote(value)}.`,
  badNumber: (name: string, value: string, least: number, most: number): string => `--${name} takes a number from ${least} to ${most}, not ${quote(value)}.`,
  badShard: (value: string): string => `--shard takes I/N, such as 2/8, with I from 1 to N, not ${quote(value)}.`,
  stdinTwice: '--repos and --files-from cannot both read stdin.',
  mergeAndOther: (name: string): string => `--merge takes the options of the runs that it joins: --${name} does not go with it.`,
  nothingToMerge: '--merge needs the --out directories of the runs that it is to join.',
  mergeIntoItself: (path: string): string => `--out ${quote(path)} is one of the directories to be joined.`,
  notARun: (path: string): string => `${quote(path)} is not the --out directory of a run.`,
  otherRun: (path: string): string => `the run in ${quote(path)} had other options, or another version, than the first.`,
  outInRepository: (path: string, repository: string): string => `--out ${quote(path)} lies in the repository ${quote(repository)}: choose a directory outside of every repository.`,
  outNotOurs: (path: string): string => `--out ${quote(path)} holds other files: choose a new or empty directory, or that of an earlier run.`,
  outNoFolder: (path: string): string => `--out ${quote(path)} is no directory.`,
  outNotWritten: (path: string, why: string): string => `the results cannot be written to ${quote(path)}: ${why}`,
  nothingFailedYet: (path: string): string => `--failed needs an earlier run, and there is none in ${quote(path)}.`,
  listUnread: (path: string, why: string): string => `the list ${quote(path)} cannot be read: ${escapeLine(why)}`,
  listLine: (path: string, line: number, why: string): string => `${escapeLine(path)}:${line}: ${why}`,
  noRepositories: 'No repositories found.\n',
  searching: 'Looking for repositories',
  repositoryDone: (number: number, total: number, path: string, status: RepositoryStatus, code: string): string =>
    `unroot: ${number}/${total} ${escapeLine(path)}: ${status} (${code})\n`,
  reasonLine: (number: number, status: RepositoryStatus, code: string, summary: string): string =>
    `${String(number).padStart(6)}  ${status.padEnd(9)}  ${code}: ${summary}\n`,
  bulkSummary: (statuses: readonly RepositoryStatus[], left: number): string => {
    const counts = REPOSITORY_STATUSES.toReversed().map((status) => ({ status, number: statuses.filter((each) => each === status).length }));
    const told = counts.filter(({ number }) => number > 0).map(({ status, number }) => `${number} ${status}`);
    const rest = left > 0 ? ` ${left} left (--resume goes on).` : '';
    return `${count(statuses.length, 'repository', 'repositories')}${told.length === 0 ? '' : `: ${told.join(', ')}`}.${rest}\n`;
  },
  reportsWritten: (out: string): string => `Reports and patches are in ${escapeLine(out)}.\n`,
  internalOfRepository: (detail: string): string => `unroot failed on this repository (${detail}). Please report it; UNROOT_DEBUG=1 prints where it happened`,
} as const;
