import { openCodeHost } from '../code-host.ts';
import { inEstate, NAMES, OWNER } from '../estate.ts';
import type { Estate } from '../estate.ts';
import { judge } from '../judge.ts';
import { blockOf } from '../page.ts';
import { exchange, runLines } from '../run-lines.ts';
import type { EngineTrial } from './types.ts';

const SECTION = 'all-repos';
/** The settings of the page, but for what leads to the internet. */
function onThisMachine(settings: string, api: string): string {
  const source = exchange(settings, '"all_repos.source.github_org"', '"all_repos.source.json_file"');
  const listed = exchange(source, '{ "org": "acme", "api_key_env": "GITHUB_TOKEN" }', '{ "filename": "repos.json" }');
  return exchange(listed, '"push_settings": {', `"push_settings": { "base_url": ${JSON.stringify(api)},`);
}

function prepare(estate: Estate, settings: string, fixer: string): void {
  estate.write('all-repos.json', settings);
  estate.write('repos.json', JSON.stringify(Object.fromEntries(NAMES.map((name) => [`${OWNER}/${name}`, estate.urlOf(name)]))));
  estate.write('unroot_fixer.py', fixer);
}

export const allReposTrials: readonly EngineTrial[] = [
  {
    name: 'all-repos: autofixer, own messages, pull requests',
    needs: undefined,
    run: ({ env, blocks, bin }) => inEstate(env, [bin], async (estate) => {
      const host = await openCodeHost(estate.urlOf);
      try {
        prepare(estate, onThisMachine(blockOf(blocks, SECTION, 'json'), `http://${host.authority}`), blockOf(blocks, SECTION, 'python'));
        const failed = await runLines(estate, blockOf(blocks, SECTION, 'sh'), { GITHUB_TOKEN: 't' });
        return [...failed, ...judge(estate, { branch: 'all-repos_autofix_unroot', message: 'own', pullRequests: host.pullRequests })];
      } finally {
        await host.close();
      }
    }),
  },
  {
    name: 'all-repos: a dry run pushes nothing',
    needs: undefined,
    run: ({ env, blocks, bin }) => inEstate(env, [bin], async (estate) => {
      prepare(estate, onThisMachine(blockOf(blocks, SECTION, 'json'), 'http://127.0.0.1:9'), blockOf(blocks, SECTION, 'python'));
      const failed = await runLines(estate, exchange(blockOf(blocks, SECTION, 'sh'), '\npython unroot_fixer.py\n', '\n'), { GITHUB_TOKEN: 't' });
      return [...failed, ...NAMES.flatMap((name) => (estate.git(name, 'branch', '--list').trim() === '* main' ? [] : [`${name}: a branch was pushed`]))];
    }),
  },
  {
    name: 'all-repos: merged at once',
    needs: undefined,
    run: ({ env, blocks, bin }) => inEstate(env, [bin], async (estate) => {
      const asked = '"username": "acme-bot", "api_key_env": "GITHUB_TOKEN", "draft": true';
      const settings = exchange(onThisMachine(blockOf(blocks, SECTION, 'json'), ''), asked, '"fast_forward": true');
      const fixer = exchange(blockOf(blocks, SECTION, 'python'), 'import github_pull_request', 'import merge_to_master');
      prepare(estate, exchange(settings, '"base_url": "",', ''), fixer);
      for (const name of NAMES) estate.git(name, 'update-ref', 'refs/heads/before', 'main');
      const failed = await runLines(estate, blockOf(blocks, SECTION, 'sh'), { GITHUB_TOKEN: 't' });
      // What was pushed to main is looked at as a branch of its own.
      for (const name of NAMES) {
        estate.git(name, 'update-ref', 'refs/heads/merged', 'main');
        estate.git(name, 'update-ref', 'refs/heads/main', 'before');
      }
      return [...failed, ...judge(estate, { branch: 'merged', message: 'own' })];
    }),
  },
];
