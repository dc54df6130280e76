import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { PullRequest } from '../code-host.ts';
import { inEstate, NAMES, OWNER } from '../estate.ts';
import type { Estate } from '../estate.ts';
import { judge } from '../judge.ts';
import { blockOf } from '../page.ts';
import { exchange, runLines } from '../run-lines.ts';
import { writeProgram } from '../shim.ts';
import type { EngineTrial } from './types.ts';

const SECTION = 'turbolift';
const SCRIPT = 'One script for several of them';

export const turboliftTrials: readonly EngineTrial[] = [
  {
    name: 'turbolift: own messages, pull requests',
    needs: 'turbolift',
    run: ({ env, blocks }) => inEstate(env, [], async (estate) => {
      prepare(estate);
      estate.write('unroot-commit.sh', blockOf(blocks, SCRIPT, 'sh'));
      estate.write('pull-request.md', 'Run containers as a non-root user\n\nThe same for all.\n');
      const all = exchange(blockOf(blocks, SECTION, 'sh'), 'acme/api acme/web', NAMES.map((name) => `${OWNER}/${name}`).join(' '));
      const failed = await runLines(estate, exchange(all, '--sleep 30s', '--sleep 1ms'));
      const texts = asked(estate).filter(({ repository, body }) => body !== estate.git(repository, 'log', '-1', '--format=%b', 'turbolift-unroot').trim());
      return [
        ...failed,
        ...judge(estate, { branch: 'turbolift-unroot', message: 'own' }),
        ...(asked(estate).length === 2 ? [] : [`${asked(estate).length} pull requests`]),
        ...texts.map(({ repository, body }) => `${repository}: its pull request says ${body}`),
      ];
    }),
  },
  {
    name: 'turbolift: one message',
    needs: 'turbolift',
    run: ({ env, blocks }) => inEstate(env, [], async (estate) => {
      prepare(estate);
      const begin = blockOf(blocks, SECTION, 'sh').split('\n').slice(0, 3).join('\n');
      const all = exchange(begin, 'acme/api acme/web', NAMES.map((name) => `${OWNER}/${name}`).join(' '));
      const push = "turbolift foreach -- git push --quiet origin HEAD";
      const failed = await runLines(estate, [all, blockOf(blocks, SECTION, 'sh', 1), push].join('\n'));
      return [...failed, ...judge(estate, { branch: 'turbolift-unroot', message: { title: 'Run containers as a non-root user' } })];
    }),
  },
];

/** A `gh` that clones from the estate, and keeps what it is asked for. */
function prepare(estate: Estate): void {
  const host = dirname(dirname(estate.urlOf('api')));
  const lines = [
    '#!/bin/sh',
    'set -eu',
    `kept='${join(estate.folder, 'asked')}'`,
    'mkdir -p "$kept"',
    'case "$1 $2" in',
    `'repo view') echo '{"viewerPermission":"ADMIN"}' ;;`,
    `'repo clone') git clone --quiet '${host}'/"$3".git ;;`,
    `'pr create') basename "$PWD" >> "$kept/created" ;;`,
    `'pr edit') cat > "$kept/$(basename "$PWD")" ;;`,
    '*) echo "what is $*?" >&2; exit 1 ;;',
    'esac',
    '',
  ];
  writeProgram(join(dirname(estate.folder), 'bin'), 'gh', lines.join('\n'));
}

function asked(estate: Estate): readonly PullRequest[] {
  const read = (name: string): string => (existsSync(join(estate.folder, 'asked', name)) ? readFileSync(join(estate.folder, 'asked', name), 'utf8').trim() : '');
  return read('created').split('\n').filter((name) => name !== '').map((repository) => ({ repository, title: '', body: read(repository) }));
}
