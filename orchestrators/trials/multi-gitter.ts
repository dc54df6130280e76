import { openCodeHost } from '../code-host.ts';
import type { PullRequest } from '../code-host.ts';
import { inEstate, NAMES } from '../estate.ts';
import type { Estate } from '../estate.ts';
import { judge } from '../judge.ts';
import { blockOf } from '../page.ts';
import { exchange, runLines } from '../run-lines.ts';
import type { Bench, EngineTrial } from './types.ts';

const SECTION = 'multi-gitter';
const SCRIPT = 'One script for several of them';

export const multiGitterTrials: readonly EngineTrial[] = [
  {
    name: 'multi-gitter: own messages, first dry',
    needs: 'multi-gitter',
    run: (bench) => withHost(bench, async (estate, pullRequests, onThisHost) => {
      const [dry = '', ...rest] = blockOf(bench.blocks, SECTION, 'sh').split('\n');
      const faults = [...(await runLines(estate, onThisHost(dry), TOKEN))];
      if (pullRequests.length > 0 || NAMES.some((name) => estate.git(name, 'branch', '--list').trim() !== '* main')) faults.push('the dry run was none');
      faults.push(...(await runLines(estate, onThisHost(rest.join('\n')), TOKEN)));
      return [...faults, ...judge(estate, { branch: 'unroot', message: 'own', pullRequests })];
    }),
  },
  {
    name: 'multi-gitter: one message',
    needs: 'multi-gitter',
    run: (bench) => withHost(bench, async (estate, pullRequests, onThisHost) => {
      const failed = await runLines(estate, onThisHost(blockOf(bench.blocks, SECTION, 'sh', 1)), TOKEN);
      return [...failed, ...judge(estate, { branch: 'unroot', message: { title: 'Run containers as a non-root user' }, pullRequests })];
    }),
  },
];

const TOKEN = { GITHUB_TOKEN: 't' };

type Work = (estate: Estate, pullRequests: readonly PullRequest[], onThisHost: (lines: string) => string) => Promise<readonly string[]>;

function withHost({ env, blocks }: Bench, work: Work): Promise<readonly string[]> {
  return inEstate(env, [], async (estate) => {
    const host = await openCodeHost(estate.urlOf);
    try {
      estate.write('unroot-commit.sh', blockOf(blocks, SCRIPT, 'sh'));
      return await work(estate, host.pullRequests, (lines) => exchange(lines, '--org acme', `--org acme --base-url http://${host.authority}/`));
    } finally {
      await host.close();
    }
  });
}
