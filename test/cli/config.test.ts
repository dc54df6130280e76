import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { git, inFolder, inRepository, TEXT, unroot } from './harness.ts';

const DEBIAN = 'FROM debian:12\nWORKDIR /app\nCOPY . .\nCMD ["/app/x"]\n';

async function userOf(cwd: string, path: string, ...options: readonly string[]): Promise<string | undefined> {
  const { stdout, stderr } = await unroot(['diff', ...options, path], { cwd });
  return /^\+USER (.*)$/m.exec(stdout)?.[1] ?? stderr;
}

test('the nearest configuration names the user; the command line goes over it', async () => {
  await inRepository({ '.unroot.json': '{"user": "web"}', Dockerfile: DEBIAN, 'api/Dockerfile': DEBIAN, 'api/.unroot.yaml': 'user: api\ngroup: staff\n' }, async (cwd) => {
    assert.is(await userOf(cwd, 'Dockerfile'), 'web');
    assert.is(await userOf(cwd, 'api/Dockerfile'), 'api');
    assert.is(await userOf(join(cwd, 'api'), 'Dockerfile'), 'api');
    assert.is(await userOf(cwd, 'api/Dockerfile', '--user', 'cli'), 'cli');
    assert.match((await unroot(['diff', '--user', 'cli', 'api'], { cwd })).stdout, /groupadd -r cli/);
  });
});

test('a configuration above the repository is not looked at', async () => {
  await inFolder({ '.unroot.json': '{"user": "outer"}', 'repository/Dockerfile': DEBIAN, 'folder/Dockerfile': DEBIAN }, async (cwd) => {
    git(join(cwd, 'repository'), ['init', '-q']);
    assert.is(await userOf(cwd, 'repository/Dockerfile'), 'app');
    assert.is(await userOf(cwd, '.'), 'outer');
    // Nothing says that the folder above belongs to a file that is named by itself.
    assert.is(await userOf(cwd, 'folder/Dockerfile'), 'app');
  });
});

test('a configuration that is a link is passed over', async () => {
  await inRepository({ Dockerfile: DEBIAN, 'other.json': '{"user": "linked"}' }, async (cwd) => {
    symlinkSync('other.json', join(cwd, '.unroot.json'));
    assert.is(await userOf(cwd, 'Dockerfile'), 'app');
  });
});

test('a bad configuration fails the files that it rules over, and exits 2; the others go on', async () => {
  await inRepository({ Dockerfile: TEXT.changed, 'bad/.unroot.json': '{\n\t"user": "web",\n\t"usr": "x"\n}\n', 'bad/Dockerfile': TEXT.changed, 'bad/deep/Dockerfile': TEXT.changed }, async (cwd) => {
    const { status, stdout } = await unroot(['check', '--format', 'json'], { cwd });
    assert.is(status, 2);
    const files: readonly { path: string; status: string; reason?: { code: string; message: string } }[] = JSON.parse(stdout).files;
    assert.equal(files.map((file) => `${file.path} ${file.status}`), ['Dockerfile changed', 'bad/Dockerfile failed', 'bad/deep/Dockerfile failed']);
    for (const { reason } of files.slice(1)) {
      assert.is(reason?.code, 'bad-config');
      assert.match(reason?.message ?? '', /^bad\/\.unroot\.json:3: usr: there is no such key/);
    }
    const fixed = await unroot(['fix'], { cwd });
    assert.is(fixed.status, 2);
    assert.match(readFileSync(join(cwd, 'Dockerfile'), 'utf8'), /^USER node$/m);
    assert.is(readFileSync(join(cwd, 'bad/Dockerfile'), 'utf8'), TEXT.changed);
  });
});

test('what a bad configuration holds does not reach the terminal raw', async () => {
  await inRepository({ Dockerfile: TEXT.changed, '.unroot.json': '{"\\u001b[2J": 1}' }, async (cwd) => {
    for (const format of ['full', 'concise']) {
      const { status, stdout, stderr } = await unroot(['check', '--format', format], { cwd, terminal: true, env: { NO_COLOR: '1' } });
      assert.is(status, 2);
      assert.not.match(stdout + stderr, /\u001b/);
    }
  });
});

test('a configuration rules over text from stdin that has a name, and over no other', async () => {
  await inRepository({ '.unroot.json': '{"user": "web", "assume": "low-port"}', 'api/.unroot.json': '{' }, async (cwd) => {
    const fixed = async (...argv: readonly string[]): Promise<string | undefined> => /^USER (.*)$/m.exec((await unroot(['fix', '-', ...argv], { cwd, stdin: DEBIAN.replace('CMD', 'EXPOSE 80\nCMD') })).stdout)?.[1];
    assert.is(await fixed('--stdin-filename', 'Dockerfile'), 'web');
    assert.is(await fixed('--stdin-filename', 'new/Dockerfile'), 'web');
    assert.is(await fixed(), undefined);
    const bad = await unroot(['fix', '-', '--stdin-filename', 'api/Dockerfile'], { cwd, stdin: DEBIAN });
    assert.is(bad.status, 2);
    assert.is(bad.stdout, DEBIAN, 'given back as it is');
    assert.match(bad.stderr, /bad-config/);
  });
});

test('overrides for some files', async () => {
  const config = 'user: app\noverrides:\n  - files: "services/**"\n    ownership: copy\n  - files: "**/*.low.Dockerfile"\n    assume: unprivileged-ports\n';
  await inRepository({ '.unroot.yaml': config, 'services/Dockerfile': DEBIAN, 'tools/Dockerfile': DEBIAN, 'tools/a.low.Dockerfile': `${DEBIAN}EXPOSE 80\n`, 'tools/b.Dockerfile': `${DEBIAN}EXPOSE 80\n` }, async (cwd) => {
    const { stdout, stderr } = await unroot(['diff'], { cwd });
    assert.match(stdout, /\+COPY --chown=app:app \. \.\n/);
    assert.match(stdout, /\+RUN chown -R app:app \/app\n/);
    assert.match(stdout, /diff --git a\/tools\/a\.low\.Dockerfile/);
    assert.not.match(stdout, /diff --git a\/tools\/b\.Dockerfile/);
    assert.match(stderr, /tools\/b\.Dockerfile \(held-back\)/);
  });
});

test.run();
