import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { callsOf, fakeEngine } from '../engines/fake-engine.ts';
import { inFolder, inRepository, unroot } from './harness.ts';
import type { Outcome } from './harness.ts';

const QUICK = ['--for', '20ms'];

/** A node server that is hardened by default; `fake` says what its image does. */
function dockerfile(...fake: readonly string[]): string {
  return `${fake.map((line) => `# fake ${line}\n`).join('')}FROM node:20\nWORKDIR /app\nCOPY . .\nEXPOSE 8080\nCMD ["node", "server.js"]\n`;
}

interface Run extends Outcome {
  /** Command lines that the engine was called with. */
  readonly calls: readonly string[];
  /** What is left of images and containers. */
  readonly left: readonly string[];
}

async function proveIn(cwd: string, argv: readonly string[], engine: 'docker' | 'podman' = 'docker'): Promise<Run> {
  const folder = mkdtempSync(join(tmpdir(), 'unroot-fake-'));
  try {
    const outcome = await unroot(argv, { cwd, env: fakeEngine(folder, engine) });
    return { ...outcome, calls: callsOf(folder), left: readdirSync(folder).filter((name) => name !== engine && name !== 'calls.log') };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test('a proof that holds: what was seen of both, exit 0, nothing written, nothing left', async () => {
  const text = dockerfile();
  await inRepository({ Dockerfile: text, 'server.js': '' }, async (cwd) => {
    const run = await proveIn(cwd, ['prove', ...QUICK]);
    assert.is(run.status, 0);
    assert.match(run.stdout, /^ {2}proof {2}holds: context \.$/m);
    assert.match(run.stdout, /before: keeps running, uid 0, listens on 8080$/m);
    assert.match(run.stdout, /after: {2}keeps running, uid 1000, listens on 8080$/m);
    assert.match(run.stderr, /^unroot: Dockerfile: building the image before the fix$/m);
    assert.match(run.stderr, /1 would change\. Proofs: 1 holds\.$/m);
    assert.is(readFileSync(join(cwd, 'Dockerfile'), 'utf8'), text);
    assert.equal(run.left, []);
  });
});

test('a program that ends after the fix breaks the proof: the fix waits for a person, exit 1', async () => {
  const files = { Dockerfile: dockerfile('exits 13 unless root', 'prints EACCES: permission denied, open /var/x unless root') };
  await inRepository(files, async (cwd) => {
    const run = await proveIn(cwd, ['prove', ...QUICK]);
    assert.is(run.status, 1);
    assert.match(run.stdout, /set-user +manual +built and run, the image after the fix does less than before/);
    assert.match(run.stdout, /the program ends with exit code 13, and kept running before/);
    assert.match(run.stdout, /\| EACCES: permission denied, open \/var\/x/);
    assert.match(run.stdout, /proof {2}breaks: context \./);
    assert.match(run.stderr, /Proofs: 1 breaks\./);
  });
});

test('an image that does not work as it was is not blamed on the fix', async () => {
  for (const [fake, words] of [
    ['build fails', /the image does not build as it was/],
    ['exits 3', /the program ends with exit code 3 as it was/],
    ['no start', /the image as it was does not start: .*executable file not found/],
  ] as const) {
    await inRepository({ Dockerfile: dockerfile(fake) }, async (cwd) => {
      const run = await proveIn(cwd, ['prove', ...QUICK]);
      assert.is(run.status, 1, fake);
      assert.match(run.stdout, words);
      assert.match(run.stdout, /proof {2}open/);
      assert.equal(run.left, []);
    });
  }
});

test('fix --prove writes the files whose proof holds, and no other', async () => {
  const files = { 'a/Dockerfile': dockerfile(), 'b/Dockerfile': dockerfile('exits 1 unless root'), 'c/Dockerfile': dockerfile('build fails') };
  await inRepository(files, async (cwd) => {
    const run = await proveIn(cwd, ['fix', '--prove', ...QUICK]);
    assert.is(run.status, 0);
    assert.match(readFileSync(join(cwd, 'a/Dockerfile'), 'utf8'), /^USER node$/m);
    assert.is(readFileSync(join(cwd, 'b/Dockerfile'), 'utf8'), files['b/Dockerfile']);
    assert.is(readFileSync(join(cwd, 'c/Dockerfile'), 'utf8'), files['c/Dockerfile']);
    assert.match(run.stdout, /^\+USER node$/m);
    assert.match(run.stderr, /^b\/Dockerfile \(manual\)$/m);
    assert.match(run.stderr, /3 files: 1 changed\. 2 files need a person\. Proofs: 1 holds, 1 breaks, 1 open\.$/m);
  });
});

test('an unsafe fix that was proved is written, and the report says both', async () => {
  await inRepository({ Dockerfile: dockerfile().replace('8080', '80') }, async (cwd) => {
    const without = await proveIn(cwd, ['prove', ...QUICK]);
    assert.is(without.status, 0);
    assert.equal(without.calls.filter((call) => call.startsWith('build')), []);
    const run = await proveIn(cwd, ['fix', '--prove', '--unsafe', ...QUICK]);
    assert.match(run.stderr, /unsafe.*port/);
    assert.match(run.stderr, /proof {2}holds/);
    assert.match(readFileSync(join(cwd, 'Dockerfile'), 'utf8'), /^USER node$/m);
  });
});

test('builds are those that a compose file says, once each', async () => {
  const compose = 'services:\n  web:\n    build: {context: ., dockerfile: docker/Dockerfile, args: {MODE: live, FROM_ENV: }}\n  again:\n    build: {context: ., dockerfile: docker/Dockerfile, args: [MODE=live]}\n';
  await inRepository({ 'docker/Dockerfile': dockerfile(), 'compose.yaml': compose, 'server.js': '' }, async (cwd) => {
    const run = await proveIn(cwd, ['prove', '--build-arg', 'REV=1', ...QUICK]);
    const builds = run.calls.filter((call) => call.startsWith('build '));
    assert.is(builds.length, 2);
    for (const call of builds) assert.ok(call.endsWith(`--build-arg MODE=live --build-arg REV=1 ${cwd}`), call);
    assert.match(run.stdout, /proof {2}holds: context \., build arguments MODE, REV, as in compose\.yaml:2:3 service web$/m);
  });
});

test('the command line rules over context and target, and gives environment and ports', async () => {
  const text = 'FROM node:20 AS base\nWORKDIR /app\nCOPY . .\n\nFROM base AS dev\nCMD ["node", "dev.js"]\n\nFROM base AS live\nCMD ["node", "live.js"]\n';
  await inRepository({ 'a/Dockerfile': text, 'dev.js': '', 'live.js': '' }, async (cwd) => {
    const every = await proveIn(cwd, ['prove', ...QUICK]);
    const targets = every.calls.filter((call) => call.startsWith('build ')).map((call) => /--target (\S+)/.exec(call)?.[1]);
    assert.equal(targets, ['dev', 'dev', undefined, undefined]);
    const one = await proveIn(cwd, ['prove', '--target', 'live', '--context', 'a', '--env', 'A=b c', '--port', '9000', '--engine', 'docker', ...QUICK]);
    const builds = one.calls.filter((call) => call.startsWith('build '));
    assert.is(builds.length, 2);
    assert.ok(builds.every((call) => call.endsWith(`--target live ${cwd}/a`)), builds.join('\n'));
    assert.ok(one.calls.some((call) => call.startsWith('create ') && call.includes('--publish-all --expose 9000 --env A=b c')), one.calls.join('\n'));
    assert.match(one.stdout, /proof {2}holds: context a, target live$/m);
  });
});

test('the ignore file of the Dockerfile goes with it', async () => {
  await inRepository({ 'web.Dockerfile': dockerfile(), 'web.Dockerfile.dockerignore': 'secret\n', 'server.js': '' }, async (cwd) => {
    const run = await proveIn(cwd, ['prove', ...QUICK], 'podman');
    assert.is(run.status, 0);
    const build = run.calls.find((call) => call.startsWith('build ')) ?? '';
    assert.match(build, /--format docker --file \S+\/web\.Dockerfile --ignorefile \S+\/web\.Dockerfile\.dockerignore /);
  });
});

test('a smoke command sees the port of the host, and its failure is told', async () => {
  await inRepository({ Dockerfile: dockerfile() }, async (cwd) => {
    const good = await proveIn(cwd, ['prove', '--smoke', 'test "$PORT $PORT_8080 $HOST" = "49153 49153 127.0.0.1"', ...QUICK]);
    assert.is(good.status, 0, good.stdout);
    assert.match(good.stdout, /smoke command succeeds/);
    const bad = await proveIn(cwd, ['prove', '--smoke', 'echo seen $SIDE; test $SIDE = before', ...QUICK]);
    assert.is(bad.status, 1);
    assert.match(bad.stdout, /the smoke command fails with 1/);
    assert.match(bad.stdout, /\| seen after/);
  });
});

test('a healthcheck is run', async () => {
  const text = dockerfile().replace('CMD', 'HEALTHCHECK CMD check\nCMD');
  await inRepository({ Dockerfile: text, 'b/Dockerfile': `# fake check fails\n${text}` }, async (cwd) => {
    const run = await proveIn(cwd, ['prove', ...QUICK]);
    assert.is(run.status, 1);
    assert.match(run.stdout, /after: {2}keeps running, uid 1000, listens on 8080, healthy$/m);
    assert.match(run.stdout, /the healthcheck fails as it was/);
  });
});

test('JSON tells what a program needs, and no values that may be secret', async () => {
  await inRepository({ Dockerfile: dockerfile('prints the password is x') }, async (cwd) => {
    const run = await proveIn(cwd, ['prove', '--format', 'json', '--build-arg', 'TOKEN=hunter2', '--env', 'KEY=hunter3', ...QUICK]);
    const report = JSON.parse(run.stdout);
    assert.equal(report.engine, { name: 'docker', version: '28.0.0' });
    assert.is(report.verb, 'prove');
    assert.equal(report.files[0].proofs, [{
      verdict: 'holds', context: '.', buildArgs: ['TOKEN'], faults: [],
      before: { builds: true, starts: true, user: '', running: true, uid: 0, ports: [8080], denied: [] },
      after: { builds: true, starts: true, user: 'node', running: true, uid: 1000, ports: [8080], denied: [] },
    }]);
    assert.not.match(run.stdout, /hunter|password/);
  });
});

test('Markdown stands in a pull request', async () => {
  await inRepository({ Dockerfile: dockerfile(), 'b/Dockerfile': dockerfile('exits 1 unless root', 'prints EPERM ``` unless root') }, async (cwd) => {
    const run = await proveIn(cwd, ['prove', '--format', 'markdown', ...QUICK]);
    assert.match(run.stdout, /^\| \*\*holds\*\* \| `context \.` \| `keeps running, uid 0, listens on 8080` \| `keeps running, uid 1000, listens on 8080` \|$/m);
    assert.match(run.stdout, /^````text\nEPERM ```\n````$/m);
    assert.match(run.stdout, /proved with docker 28\.0\.0/);
  });
});

test('logs are kept where they are asked for', async () => {
  await inRepository({ 'a/Dockerfile': dockerfile('prints hello') }, async (cwd) => {
    await proveIn(cwd, ['prove', '--keep-logs', 'logs', ...QUICK]);
    assert.equal(readdirSync(join(cwd, 'logs')).toSorted(), ['a_Dockerfile.after.build.log', 'a_Dockerfile.after.run.log', 'a_Dockerfile.before.build.log', 'a_Dockerfile.before.run.log']);
    assert.is(readFileSync(join(cwd, 'logs/a_Dockerfile.after.run.log'), 'utf8'), 'hello\n');
    const blocked = await proveIn(cwd, ['prove', '--keep-logs', 'a/Dockerfile', ...QUICK]);
    assert.is(blocked.status, 2);
    assert.match(blocked.stderr, /the logs cannot be kept in `a\/Dockerfile`/);
    assert.equal(blocked.left, []);
  });
});

test('without an engine: exit 2, which were asked, and what to do', async () => {
  await inFolder({ Dockerfile: dockerfile() }, async (cwd) => {
    for (const argv of [['prove'], ['fix', '--prove']]) {
      const run = await unroot(argv.concat('Dockerfile'), { cwd, env: { PATH: cwd } });
      assert.is(run.status, 2);
      assert.is(run.stdout, '');
      assert.match(run.stderr, /^unroot: a proof needs a container engine, and none is there: docker is not installed; podman is not installed; buildah is not installed\. Install docker, podman or buildah, or start its service\.$/m);
    }
    const named = await unroot(['prove', '--engine', 'podman'], { cwd, env: { PATH: cwd } });
    assert.match(named.stderr, /none is there: podman is not installed\./);
    assert.is(readFileSync(join(cwd, 'Dockerfile'), 'utf8'), dockerfile());
  });
});

test('an engine that fails on one file stops no other', async () => {
  await inRepository({ 'a/Dockerfile': dockerfile('inspect fails'), 'b/Dockerfile': dockerfile() }, async (cwd) => {
    const run = await proveIn(cwd, ['prove', ...QUICK]);
    assert.is(run.status, 2);
    assert.match(run.stdout, /engine-failed: the container engine failed: the engine's answer is not JSON/);
    assert.match(run.stdout, /proof {2}holds/);
    assert.equal(run.left, []);
  });
});

test('a build that takes too long is ended', async () => {
  await inRepository({ Dockerfile: dockerfile('slow build') }, async (cwd) => {
    const run = await proveIn(cwd, ['prove', '--build-timeout', '300ms', ...QUICK]);
    assert.is(run.status, 1);
    assert.match(run.stdout, /\[ended: the build took longer than 0\.3 s\]/);
  });
});

test('files that do not change need no proof', async () => {
  await inRepository({ Dockerfile: 'FROM node:20\nWORKDIR /app\nUSER node\nCMD ["node", "a.js"]\n' }, async (cwd) => {
    const run = await proveIn(cwd, ['prove']);
    assert.is(run.status, 0);
    assert.equal(run.calls, ['version --format {{.Server.Version}}', ...run.calls.slice(1)]);
    assert.not.ok(run.calls.some((call) => call.startsWith('build')));
  });
});

test('bad usage is told', async () => {
  await inFolder({ Dockerfile: dockerfile() }, async (cwd) => {
    for (const [argv, words] of [
      [['fix', '--smoke', 'x'], '--smoke needs --prove.'],
      [['fix', '--prove', '-n'], '--prove does not go with --diff'],
      [['fix', '--prove', '-'], 'a proof needs the build context of a file'],
      [['prove', '-'], 'a proof needs the build context of a file'],
      [['prove', '--for', '0'], '--for takes a time such as 10s'],
      [['prove', '--for', '10 s'], '--for takes a time such as 10s'],
      [['prove', '--build-timeout', '25h'], '--build-timeout takes a time'],
      [['prove', '--env', 'X'], '--env takes NAME=VALUE, not `X`'],
      [['prove', '--build-arg', '=X'], '--build-arg takes NAME=VALUE'],
      [['prove', '--port', '70000'], '--port takes a number from 1 to 65535'],
      [['prove', '--engine', 'dokcer'], 'Did you mean `docker`?'],
      [['prove', '--strict'], '--strict does not belong to `prove`'],
      [['check', '--engine', 'docker'], '--engine does not belong to `check`'],
      [['prove', '--context', 'nowhere'], '--context `nowhere` is no directory'],
    ] as const) {
      const { status, stderr, stdout } = await unroot(argv, { cwd, env: { PATH: cwd } });
      assert.is(status, 2, argv.join(' '));
      assert.ok(stderr.includes(words), stderr);
      assert.is(stdout, '');
    }
    assert.not.ok(existsSync(join(cwd, 'logs')));
  });
});

test.run();
