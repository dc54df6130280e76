import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { inEstate } from '../../orchestrators/estate.ts';
import type { Estate } from '../../orchestrators/estate.ts';
import { judge } from '../../orchestrators/judge.ts';
import { exchange, runLines } from '../../orchestrators/run-lines.ts';

/** What an engine would push: a Dockerfile of its own making, with a message. */
async function push(estate: Estate, name: string, file: string, text: string, message: string): Promise<void> {
  estate.write('file', text);
  estate.write('message', message);
  const lines = `git clone --quiet '${estate.urlOf(name)}' ${name}\ncp file ${name}/${file}\ncd ${name}\ngit add -A\ngit commit --quiet --file ../message\ngit push --quiet origin HEAD:refs/heads/b`;
  assert.equal(await runLines(estate, lines), []);
}

const GOOD = 'FROM node:20\nUSER node\nCMD ["node", "job.js"]\n';
const OWN = 'Run containers as a non-root user\n\nWhy.\n\n## What changes\n\nThis.\n';

test('an engine that has done nothing is found out', () => inEstate(process.env, [], async (estate) => {
  assert.equal(judge(estate, { branch: 'b', message: 'own' }), ['api: has no commit on b', 'jobs: has no commit on b']);
}));

test('so is one that commits the wrong thing, in the wrong place, or with the wrong words', () => inEstate(process.env, [], async (estate) => {
  await push(estate, 'api', 'notes.md', GOOD, OWN);
  await push(estate, 'jobs', 'Dockerfile', GOOD, OWN);
  await push(estate, 'web', 'Dockerfile', GOOD, OWN);
  const faults = judge(estate, { branch: 'b', message: 'own', pullRequests: [{ repository: 'docs', title: '', body: '' }] });
  assert.equal(faults.map((fault) => fault.split('\n')[0]), [
    'api: A\tnotes.md',
    'api: its Dockerfile is not what unroot makes of it:',
    'api: 0 pull requests in place of one',
    'docs: has a pull request',
    'jobs: its commit is called "Run containers as a non-root user"',
    'jobs: 0 pull requests in place of one',
    'web: has commits, and nothing was to be done',
  ]);
}));

test('a pull request must say what its commit says', () => inEstate(process.env, [], async (estate) => {
  await push(estate, 'api', 'Dockerfile', GOOD, OWN);
  await push(estate, 'jobs', 'Dockerfile', GOOD, OWN.replace('Run containers as a non-root user', 'Repair exec arrays in Dockerfiles'));
  const [title = '', , ...rest] = OWN.split('\n');
  const said = { repository: 'api', title, body: rest.join('\n') };
  assert.equal(judge(estate, { branch: 'b', message: 'own' }), []);
  assert.equal(judge(estate, { branch: 'b', message: 'own', pullRequests: [said, { ...said, repository: 'jobs' }] }).map((fault) => fault.split('\n')[0]), ['jobs: its pull request says something else than its commit:']);
}));

test('a trial whose words are gone from the page says so', () => {
  assert.is(exchange('a b a', 'a', 'c'), 'c b c');
  assert.throws(() => exchange('a', 'b', 'c'), 'the page does not say b any more');
});

test.run();
