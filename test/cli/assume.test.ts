import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { inFolder, unroot } from './harness.ts';

const CMD = 'CMD ["node", "server.js"]\n';
const VOLUME = `FROM node:20\nVOLUME /data\n${CMD}`;
const BOTH = `FROM node:20\nEXPOSE 80\nVOLUME /data\n${CMD}`;

interface Report {
  readonly status: string;
  readonly findings: readonly { readonly level: string; readonly code: string; readonly evidence: readonly { readonly text: string }[] }[];
}

async function check(text: string, ...options: readonly string[]): Promise<Report> {
  const reports: Report[] = [];
  await inFolder({ Dockerfile: text }, async (cwd) => {
    const { stdout, stderr } = await unroot(['check', '--format', 'json', ...options], { cwd });
    assert.ok(stdout !== '', stderr);
    reports.push(JSON.parse(stdout).files[0]);
  });
  const [report] = reports;
  if (report === undefined) throw new Error('no report');
  return report;
}

const codes = ({ status, findings }: Report): string => [status, ...new Set(findings.map(({ level, code }) => `${level} ${code}`))].join(', ');

test('a hazard that is assumed away holds nothing back', async () => {
  assert.is(codes(await check(VOLUME)), 'held-back, unsafe existing-volume');
  assert.is(codes(await check(VOLUME, '--assume', 'existing-volume')), 'changed, safe runs-as-root');
  assert.is(codes(await check(VOLUME, '--assume', 'fresh-volumes')), 'changed, safe runs-as-root');
  assert.is(codes(await check(VOLUME, '--assume', 'low-port')), 'held-back, unsafe existing-volume');
});

test('of two, the other still holds back', async () => {
  assert.is(codes(await check(BOTH, '--assume', 'fresh-volumes')), 'held-back, unsafe low-port');
  assert.is(codes(await check(BOTH, '--assume=unprivileged-ports')), 'held-back, unsafe existing-volume');
  assert.is(codes(await check(BOTH, '--assume', 'fresh-volumes,unprivileged-ports')), 'changed, safe runs-as-root');
  assert.is(codes(await check(BOTH, '--assume', 'fresh-volumes', '--assume', 'low-port')), 'changed, safe runs-as-root');
});

test('the evidence says what was assumed', async () => {
  const texts = (await check(BOTH, '--assume', 'fresh-volumes,low-port')).findings.at(-1)?.evidence.map(({ text }) => text) ?? [];
  assert.ok(texts.includes('VOLUME /data (existing-volume: assumed settled)'), texts.join('\n'));
  assert.ok(texts.includes('EXPOSE 80 (low-port: assumed settled)'), texts.join('\n'));
});

test('what a person must decide is not assumed away', async () => {
  await inFolder({ Dockerfile: 'FROM debian:12\nCMD ["cron", "-f"]\n' }, async (cwd) => {
    const { status, stderr } = await unroot(['check', '--assume', 'root-daemon'], { cwd });
    assert.is(status, 2);
    assert.match(stderr, /^unroot: --assume cannot take `root-daemon`: its outcome is manual/);
  });
});

test('fix writes what is assumed safe, and a second run has nothing to do', async () => {
  await inFolder({}, async (cwd) => {
    const once = await unroot(['fix', '-', '--assume', 'fresh-volumes'], { cwd, stdin: VOLUME });
    assert.is(once.stdout, `FROM node:20\nRUN mkdir -p /data && chown -R node:node /data\nVOLUME /data\nUSER node\n${CMD}`);
    const twice = await unroot(['fix', '-', '--assume', 'fresh-volumes'], { cwd, stdin: once.stdout });
    assert.is(twice.stdout, once.stdout);
  });
});

test('the ways to own', async () => {
  const text = `FROM node:20\nWORKDIR /app\nCOPY . .\n${CMD}`;
  const fixed = async (ownership: string): Promise<string> => {
    const outputs: string[] = [];
    await inFolder({}, async (cwd) => {
      outputs.push((await unroot(['fix', '-', '--ownership', ownership], { cwd, stdin: text })).stdout);
    });
    return outputs.join('');
  };
  assert.is(await fixed('recursive'), `FROM node:20\nWORKDIR /app\nCOPY . .\nRUN chown -R node:node /app\nUSER node\n${CMD}`);
  assert.match(await fixed('copy'), /^COPY --chown=node:node \. \.$/m);
  assert.is(await fixed('none'), `FROM node:20\nWORKDIR /app\nCOPY . .\nUSER node\n${CMD}`);
});

test.run();
