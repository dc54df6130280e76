import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openCodeHost } from '../code-host.ts';
import { inEstate } from '../estate.ts';
import type { Estate } from '../estate.ts';
import { judge } from '../judge.ts';
import { blockOf } from '../page.ts';
import { exchange, runLines } from '../run-lines.ts';
import type { EngineTrial } from './types.ts';

const SECTION = 'git-xargs';
const TITLE = 'Run containers as a non-root user';

export const gitXargsTrials: readonly EngineTrial[] = [
  {
    name: 'git-xargs: one message, pull requests',
    needs: 'git-xargs',
    run: ({ env, blocks }) => inEstate(env, [], (estate) => withHost(estate, blockOf(blocks, SECTION, 'sh'), async () => [])),
  },
  {
    name: 'git-xargs: a message for each, outside of the clones',
    needs: 'git-xargs',
    run: ({ env, blocks }) => inEstate(env, [], (estate) => {
      estate.write('unroot-message.sh', blockOf(blocks, SECTION, 'sh', 1));
      return withHost(estate, exchange(blockOf(blocks, SECTION, 'sh'), '  unroot fix .', '  "$PWD/unroot-message.sh"'), async () => {
        const [first] = readFileSync(join(estate.env['HOME'] ?? '', 'unroot-messages', 'acme-jobs.md'), 'utf8').split('\n');
        return first === 'Repair exec arrays in Dockerfiles' ? [] : [`the message of jobs begins with ${first ?? ''}`];
      });
    }),
  },
];

/** git-xargs talks to a host of its own by HTTPS alone. */
async function withHost(estate: Estate, lines: string, look: () => Promise<readonly string[]>): Promise<readonly string[]> {
  const cert = join(estate.folder, 'cert.pem');
  const key = join(estate.folder, 'key.pem');
  const subject = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'];
  const made = spawnSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', key, '-out', cert, '-days', '2', ...subject], { encoding: 'utf8' });
  if (made.status !== 0) return [`openssl made no certificate: ${made.stderr ?? 'it is not installed'}`];
  const host = await openCodeHost(estate.urlOf, { cert: readFileSync(cert, 'utf8'), key: readFileSync(key, 'utf8') });
  try {
    estate.write('pull-request.md', 'Why, and what to look at.\n');
    const quick = exchange(lines, '--seconds-between-prs 10', '--seconds-between-prs 1');
    const failed = await runLines(estate, quick, { GITHUB_OAUTH_TOKEN: 't', GITHUB_HOSTNAME: host.authority, SSL_CERT_FILE: cert });
    const texts = host.pullRequests.filter(({ title, body }) => title !== TITLE || body !== 'Why, and what to look at.');
    return [
      ...failed,
      ...judge(estate, { branch: 'unroot', message: { title: TITLE }, pullRequests: host.pullRequests }),
      ...texts.map(({ repository, title }) => `${repository}: its pull request is called ${title}`),
      ...(failed.length === 0 ? await look() : []),
    ];
  } finally {
    await host.close();
  }
}
