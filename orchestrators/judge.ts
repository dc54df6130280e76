import type { PullRequest } from './code-host.ts';
import { NAMES, REPOSITORIES } from './estate.ts';
import type { Estate } from './estate.ts';

/** What must have become of the estate. */
export interface Wanted {
  readonly branch: string;
  /** `own`: each commit has the message that unroot wrote for it; else the same for all. */
  readonly message: 'own' | { readonly title: string };
  /** Those that were asked for, where the engine asks for some; each must be the text of its commit where that is its own. */
  readonly pullRequests?: readonly PullRequest[];
}

/** What is not as it must be: branches, commits, what is in them, and pull requests. */
export function judge(estate: Estate, { branch, message, pullRequests }: Wanted): readonly string[] {
  return NAMES.flatMap((name) => {
    const title = REPOSITORIES[name]?.title ?? null;
    const asked = pullRequests?.filter((each) => each.repository === name) ?? [];
    if (title === null) {
      return [...(headOf(estate, name, branch) === headOf(estate, name, 'main') ? [] : [`${name}: has commits, and nothing was to be done`]), ...asked.map(() => `${name}: has a pull request`)];
    }
    const head = headOf(estate, name, branch);
    if (head === headOf(estate, name, 'main')) return [`${name}: has no commit on ${branch}`];
    return [
      ...judgeTree(estate, name, branch),
      ...judgeText(name, estate.git(name, 'log', '-1', '--format=%B', branch).trimEnd(), message === 'own' ? title : message.title, message === 'own'),
      ...(pullRequests === undefined ? [] : judgePullRequest(estate, name, branch, asked, message === 'own')),
    ];
  });
}

/** The commit of a branch; that of main where there is no such branch. */
function headOf(estate: Estate, name: string, branch: string): string {
  return estate.git(name, 'for-each-ref', '--format=%(objectname)', `refs/heads/${branch}`).trim() || estate.git(name, 'rev-parse', 'main').trim();
}

function judgeTree(estate: Estate, name: string, branch: string): readonly string[] {
  const faults: string[] = [];
  const commits = estate.git(name, 'rev-list', '--count', `main..${branch}`).trim();
  if (commits !== '1') faults.push(`${name}: ${commits} commits in place of one`);
  for (const line of estate.git(name, 'diff', '--name-status', 'main', branch).trim().split('\n')) {
    if (!/^M\t(?:.*\/)?(?:[\w-]+\.)?Dockerfile$/.test(line)) faults.push(`${name}: ${line}`);
  }
  const text = estate.git(name, 'show', `${branch}:Dockerfile`);
  if (!/^USER node$/m.test(text) || /[“”]/.test(text)) faults.push(`${name}: its Dockerfile is not what unroot makes of it:\n${text}`);
  return faults;
}

function judgeText(name: string, text: string, title: string, isOwn: boolean): readonly string[] {
  const [first, second = '', ...rest] = text.split('\n');
  if (first !== title) return [`${name}: its commit is called "${first ?? ''}"`];
  if (isOwn && (second !== '' || !rest.includes('## What changes'))) return [`${name}: its commit does not say what changes:\n${text}`];
  return [];
}

function judgePullRequest(estate: Estate, name: string, branch: string, asked: readonly PullRequest[], isOwn: boolean): readonly string[] {
  const [request] = asked;
  if (request === undefined || asked.length > 1) return [`${name}: ${asked.length} pull requests in place of one`];
  if (!isOwn) return [];
  const said = `${request.title}\n\n${request.body}`.trim();
  return said === estate.git(name, 'log', '-1', '--format=%B', branch).trim() ? [] : [`${name}: its pull request says something else than its commit:\n${said}`];
}
