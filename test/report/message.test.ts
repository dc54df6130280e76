import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { formatMessage } from '../../src/report/message.ts';
import { git, inFolder, inRepository, TEXT, unroot } from '../cli/harness.ts';
import { fakeEngine } from '../engines/fake-engine.ts';
import { HOSTILE, hostileRun } from './hostile.ts';
import { outsideCode } from './outside-code.ts';
import { fileOf, manual, runOf, safe } from './runs.ts';

type Files = Readonly<Record<string, string>>;

/** The message of a run over these files; what differs from one version to the next is replaced. */
async function messageOf(files: Files, ...options: readonly string[]): Promise<string> {
  let text = '';
  await inRepository(files, async (cwd) => {
    text = (await unroot(['check', '--format', 'message', ...options], { cwd })).stdout;
  });
  return text.replaceAll(/unroot(@| )\d+\.\d+\.\d+[\w.-]*/g, 'unroot$1V');
}

/** The lines of one section, from its heading to the next. */
function section(message: string, heading: string): string {
  const start = message.indexOf(`\n${heading}\n`);
  assert.ok(start >= 0, `${heading} is missing in ${message}`);
  const rest = message.slice(start + heading.length + 2);
  const end = rest.search(/^##+ /m);
  return (end < 0 ? rest : rest.slice(0, end)).trim();
}

test('one image: all that its owner needs', async () => {
  assert.is(
    await messageOf({ Dockerfile: TEXT.changed, 'server.js': '' }),
    `Run containers as a non-root user

The container of \`Dockerfile\` runs as root today. Whoever breaks into its program then owns every file in the container, and is root on the host too as soon as a mount or a flaw of the kernel lets them out. This change lets it run as a user without special rights, and gives that user the directories that the program needs.

It was made by unroot V, which reads Dockerfiles and the files around them; no other line is touched. No image was built or run for it, so please look at "What to verify".

## What changes

Places are line and column of the file before this change.

### \`Dockerfile\`

- **Runs as \`node\` instead of root (uid 1000)** (at 4:1)
  - \`node:20\` has the user node
- Gives \`/app\` to \`node\` (at 4:1)
  - \`2:1 WORKDIR /app\`

## What to verify

\`IMAGE\` stands for the built image, \`CONTAINER\` for a container of it.

- [ ] The image builds, and its program starts and works as before: no \`Permission denied\` and no \`EACCES\` in its log.
- [ ] The program writes only to the directories that its user is given above, to the home of that user if it has one, and to \`/tmp\`. \`docker diff CONTAINER\`, of a container of today, lists all that it writes.
- [ ] In Kubernetes, \`runAsNonRoot: true\` cannot check the name of a user: also set \`runAsUser: 1000\`.
- [ ] Nobody else counts on root in the image: Dockerfiles that build \`FROM\` it, CI steps that install into it, scripts with \`docker exec\`. These need \`USER root\` or \`--user 0\`.

## To decline

To keep a single image as it is, put a comment like this on a line of its own above its \`CMD\`, \`ENTRYPOINT\` or \`FROM\`. unroot then leaves it alone, now and later.

\`\`\`dockerfile
# unroot ignore=set-user why it must run as root
\`\`\`

## To reproduce

At the top of the repository, with Node 20.19 or later:

\`\`\`sh
npx unroot@V fix
\`\`\`
`,
  );
});

test('what is held back or for a person is one line each, and no risk is told of what is not written', async () => {
  const message = await messageOf({ 'a/Dockerfile': TEXT.changed, 'b/Dockerfile': TEXT.heldBack, 'c/Dockerfile': TEXT.manual, 'd/Dockerfile': TEXT.unclear, 'e/Dockerfile': TEXT.clean });
  assert.match(section(message, '## What changes'), /^Places are/);
  assert.not.match(message, /### `[bcde]\/|\*\*Risk/);
  const left = section(message, '## Not changed').split('\n').filter((line) => line.startsWith('- '));
  assert.is(left.length, 3, left.join('\n'));
  assert.match(left[0] ?? '', /^- `b\/Dockerfile`, 5:1 \(`low-port`\): ports under 1024 .* Held back: `--unsafe` writes it\.$/);
  assert.match(left[1] ?? '', /^- `c\/Dockerfile`, 3:1 \(`root-daemon`\): .* A person must decide\.$/);
  assert.match(left[2] ?? '', /^- `d\/Dockerfile`, 2:1 \(`structure-unclear`\): /);
  assert.match(section(message, '## Not changed'), /`npx unroot@V explain CODE`/);
});

test('risks are told with their evidence, and what to verify comes from them', async () => {
  const files = {
    Dockerfile: 'FROM alpine:3.20\nWORKDIR /opt/x\nCOPY . .\nVOLUME /opt/x/d\nEXPOSE 443\nCMD ["./x"]\n',
    'compose.yaml': 'services:\n  x:\n    build: .\n    volumes: ["./data:/opt/x/d", "cache:/opt/x/cache"]\nvolumes:\n  cache:\n',
    x: '',
  };
  const message = await messageOf(files, '--unsafe', '--assume', 'bind-mount');
  assert.is(
    section(message, '### `Dockerfile`'),
    `- **Runs as \`app\` instead of root** (at 6:1)
- Creates the user \`app\` (at 2:1)
  - neither the image nor the file has a user for the application
- Gives \`/opt/x/d\`, \`/opt/x\` to \`app\` (at 4:1)
  - \`2:1 WORKDIR /opt/x\`
- **Risk** (\`existing-volume\`): a volume that an earlier container filled as root keeps files that the user cannot write
  - \`4:1 VOLUME /opt/x/d\`
  - \`compose.yaml:4:34 volumes: cache:/opt/x/cache\`
- **Risk** (\`low-port\`): the program listens on a port under 1024
  - \`5:1 EXPOSE 443\`
- **Risk, taken for settled here** (\`bind-mount\`): a directory of the host is mounted where the program writes
  - \`compose.yaml:4:15 volumes: ./data:/opt/x/d\``,
  );
  const verify = section(message, '## What to verify');
  assert.match(verify, /^- \[ \] Ports under 1024 \(`443`\) .*ip_unprivileged_port_start/m);
  assert.match(verify, /^- \[ \] Volumes that root filled before \(`\/opt\/x\/d`, `cache:\/opt\/x\/cache`\) .*--entrypoint chown -v VOLUME:\/data IMAGE -R app \/data`.*`fsGroup`/m);
  assert.match(verify, /^- \[ \] What is mounted from outside \(`\.\/data:\/opt\/x\/d`\) .*`sudo chown -R UID DIRECTORY`/m);
  assert.match(section(message, '## To reproduce'), /^npx unroot@V fix --unsafe --assume bind-mount$/m);
  assert.match(message, /that is marked as a \*\*risk\*\*\./);
});

test('an evidence stands once, however often it was found', async () => {
  const message = await messageOf({ Dockerfile: 'FROM debian:12\nRUN mkdir -p /srv/x/a /srv/x/b\nWORKDIR /srv/x\nCOPY . .\nVOLUME /srv/x/a /srv/x/b\nCMD ["./x"]\n', x: '' }, '--unsafe');
  const evidence = section(message, '### `Dockerfile`').split('\n').filter((line) => line.startsWith('  - '));
  assert.is(new Set(evidence).size, evidence.length, evidence.join('\n'));
});

test('numbers are given where the file tells them', async () => {
  const made = await messageOf({ Dockerfile: 'FROM debian:12\nWORKDIR /srv\nCOPY . .\nVOLUME /srv/d\nCMD ["./x"]\n', x: '' }, '--unsafe', '--uid', '4711', '--gid', '4712');
  assert.match(made, /\*\*Runs as `app` instead of root \(uid 4711\)\*\*/);
  assert.match(made, /also set `runAsUser: 4711`\./);
  assert.match(made, /`docker run --rm -v VOLUME:\/data busybox chown -R 4711:4712 \/data`.*`fsGroup: 4712`/);
  const scratch = await messageOf({ Dockerfile: 'FROM scratch\nCOPY x /x\nENTRYPOINT ["/x"]\n', x: '' });
  assert.match(scratch, /\*\*Runs as `65532:65532` instead of root\*\*/);
  assert.match(scratch, /The program writes to nothing but `\/tmp`, and the home of its user if it has one: it is given no directory\./);
  assert.not.match(scratch, /Kubernetes/);
});

test('several stages of one file are told apart', async () => {
  const text = 'FROM node:20 AS api\nWORKDIR /a\nCOPY . .\nCMD ["node", "a.js"]\n\nFROM node:20\nWORKDIR /b\nCOPY . .\nCMD ["node", "b.js"]\n';
  const lines = section(await messageOf({ Dockerfile: text }), '### `Dockerfile`').split('\n');
  assert.equal(lines.filter((line) => line.startsWith('- ')), ['- In the stage `api`:', '- In the stage of line 6:']);
  assert.is(lines.filter((line) => line.startsWith('  - **Runs as `node` instead of root')).length, 2);
});

test('files of which the same is said share a section', async () => {
  const message = await messageOf({ 'a/Dockerfile': TEXT.changed, 'b/Dockerfile': TEXT.changed, 'c/Dockerfile': `\n${TEXT.changed}`, 'd/Dockerfile': TEXT.changed });
  assert.equal([...message.matchAll(/^### .*$/gm)].map(([line]) => line), ['### 3 files alike', '### `c/Dockerfile`']);
  assert.match(section(message, '### 3 files alike'), /^`a\/Dockerfile`, `b\/Dockerfile`, `d\/Dockerfile`\n\n- \*\*Runs as `node`/);
  assert.match(message, /^The containers of 4 Dockerfiles run as root today\. Whoever/m);
});

test('a base image that is not known may have another user than root', async () => {
  const unknown = 'FROM registry.example.com/a/b:1\nCMD ["x"]\n';
  assert.match(await messageOf({ Dockerfile: unknown }, '--unsafe'), /runs as root today, unless its base image, which is not known, says otherwise\./);
  assert.match(await messageOf({ Dockerfile: unknown, 'a/Dockerfile': TEXT.changed }, '--unsafe'), /run as root today, 1 of them unless a base image that is not known says otherwise\./);
});

test('arrays only: another title, no word of users', async () => {
  const message = await messageOf({ Dockerfile: 'FROM node:22\nUSER node\nCMD [“npm”, “start”]\n' });
  assert.is(message.slice(0, message.indexOf('\n\n')), 'Repair exec arrays in Dockerfiles');
  assert.is(
    section(message, '### `Dockerfile`'),
    '- Repairs an array (at 3:5). The CMD array has typographic quotes, so Docker runs its text as a shell command.\n  - `3:5 CMD [“npm”, “start”]`\n  - now `CMD ["npm", "start"]`',
  );
  assert.match(section(message, '## What to verify'), /^- \[ \] .*`docker image inspect --format '\{\{json \.Config\.Cmd\}\}' IMAGE` prints `\["npm","start"\]`\.$/m);
  assert.match(section(message, '## To decline'), /^# unroot ignore=exec-quotes /m);
  assert.not.match(message, /Kubernetes|as root|set-user/);
});

test('a repair that is a guess is a risk', async () => {
  const message = await messageOf({ Dockerfile: 'FROM node:22\nUSER node\nCMD [npm, start]\n' }, '--unsafe');
  assert.match(message, /\*\*with a risk\*\* \(`unquoted-word`: the repair is a guess\)/);
  assert.match(message, /that is marked as a \*\*risk\*\*\./);
});

test('the comment that it shows declines the change', async () => {
  for (const [text, transform] of [[TEXT.changed, 'set-user'], ['FROM node:22\nUSER node\nCMD [“npm”, “start”]\n', 'exec-quotes']] as const) {
    const decline = section(await messageOf({ Dockerfile: text }), '## To decline');
    const [, comment = ''] = /^```dockerfile\n(.*)\n```$/m.exec(decline) ?? [];
    assert.match(comment, new RegExp(`ignore=${transform}`));
    const declined = await messageOf({ Dockerfile: text.replace('CMD', `${comment}\nCMD`) });
    assert.is(declined, 'Nothing to change\n\nunroot V found nothing to change in 1 file.\n');
  }
});

test('a run without a change says so, and what is left', async () => {
  const message = await messageOf({ Dockerfile: TEXT.manual });
  assert.match(message, /^Nothing to change\n\nunroot V found nothing that it may change in 1 file\.\n\n## Not changed\n/);
  assert.not.match(message, /##+ (?:What|To) /);
  assert.match(await messageOf({ 'read.me': '' }), /^Nothing to change\n\nunroot V found nothing to change in 0 files\.\n$/);
});

test('fix writes the message that check prints, and git takes it as it is', async () => {
  const files = { 'a/Dockerfile': TEXT.changed, 'b/Dockerfile': TEXT.heldBack, 'c/Dockerfile': TEXT.manual };
  await inFolder({}, async (folder) => {
    await inRepository(files, async (cwd) => {
      const checked = await unroot(['check', '--unsafe', '--format', 'message'], { cwd });
      const path = join(folder, 'message.md');
      assert.is((await unroot(['fix', '--unsafe', '--report', `message=${path}`], { cwd })).status, 0);
      const message = readFileSync(path, 'utf8');
      assert.is(message, checked.stdout);
      git(cwd, ['commit', '-q', '-a', '-F', path]);
      assert.is(git(cwd, ['log', '-1', '--format=%B']).trimEnd(), message.trimEnd());
      assert.is(git(cwd, ['log', '-1', '--format=%s']), 'Run containers as a non-root user\n');
      assert.is(git(cwd, ['interpret-trailers', '--parse'], message), '');
    });
  });
});

test('a file that may not be written is not told as changed', async () => {
  await inFolder({}, async (folder) => {
    await inRepository({ Dockerfile: TEXT.clean }, async (cwd) => {
      writeFileSync(join(cwd, 'Dockerfile'), TEXT.changed);
      const path = join(folder, 'message.md');
      assert.is((await unroot(['fix', '--report', `message=${path}`], { cwd })).status, 2);
      assert.match(readFileSync(path, 'utf8'), /^Nothing to change\n[^]*\n- `Dockerfile` \(`unstaged-edits`\): it has edits that are not staged, and they would mix with the fix\.\n/);
    });
  });
});

test('proofs: the engine is named, and what was seen before and after', async () => {
  const engine = mkdtempSync(join(tmpdir(), 'unroot-fake-'));
  try {
    const files = { 'a/Dockerfile': 'FROM node:20\nWORKDIR /app\nCOPY . .\nEXPOSE 8080\nCMD ["node", "server.js"]\n', 'b/Dockerfile': '# fake exits 1 unless root\nFROM node:20\nCMD ["node", "x.js"]\n' };
    await inRepository(files, async (cwd) => {
      const { stdout } = await unroot(['prove', '--for', '20ms', '--format', 'message'], { cwd, env: fakeEngine(engine) });
      assert.match(stdout, /Each image that it changes was built and run before and after the change with docker \S+, and does the same\./);
      assert.match(section(stdout, '### `a/Dockerfile`'), /\n\n\| proof \| built from \| before \| after \|\n\| --- \| --- \| --- \| --- \|\n\| \*\*holds\*\* \| `context a` \| `keeps running, uid 0, listens on 8080` \| `keeps running, uid 1000, listens on 8080` \|$/);
      assert.match(section(stdout, '## Not changed'), /^- `b\/Dockerfile`, .*\(`proof-breaks`\): built and run, the image after the fix does less than before\. A person must decide\.$/m);
      assert.match(section(stdout, '## To reproduce'), /fix --prove --for 20ms$/m);
    });
  } finally {
    rmSync(engine, { recursive: true, force: true });
  }
});

test('nothing of a file is active: no markup, link, mention or number outside code', () => {
  for (const text of HOSTILE) {
    const message = formatMessage(hostileRun(text, { unsafe: true, command: 'fix' }));
    assert.is(message.slice(0, message.indexOf('\n')), 'Run containers as a non-root user');
    for (const line of outsideCode(message)) {
      const own = line.replace(/^ *- (?:\[ \] )?/, '').replace(/^(?:#{2} [A-Z][a-z ]+|### C)$/, '').replace(/\*\*[^*]*\*\*/g, '');
      assert.not.match(own, /[<>[\]|`@#~$_\\{}&*]|https?:|www\.|GH-\d/, JSON.stringify([text, line]));
    }
  }
});

test('a hostile path in a real run stays text', async () => {
  const path = '@team fixes #1 ::error::x <b> `y`/Dockerfile';
  const message = await messageOf({ [path]: TEXT.changed, 'other/Dockerfile': TEXT.heldBack.replace('server.js', 'fixes #1 @team <script>') });
  for (const line of outsideCode(message)) assert.not.match(line.replace(/^#+ /, ''), /[@#<>]/, line);
  assert.ok(message.includes('fixes #1'));
});

test('a command of several lines stays inside of its block', () => {
  const message = formatMessage(runOf([fileOf('a', 'changed', { findings: [safe] })], { command: "fix --prove --smoke 'a\n```\n# b'" }));
  assert.not.match(outsideCode(message).join('\n'), /# b/);
});

test('where there is no room, the last files are left out, and the rest stays', () => {
  const evidence = Array.from({ length: 5 }, (_, index) => ({ text: `${index} `.repeat(45) }));
  const files = Array.from({ length: 400 }, (_, index) => [
    fileOf(`changed${index}`, 'changed', { findings: [{ ...safe, message: `${index} ${'x '.repeat(100)}`, evidence }] }),
    fileOf(`left${index}`, 'manual', { findings: [{ ...manual, message: 'y '.repeat(100), evidence }] }),
  ]).flat();
  const message = formatMessage(runOf(files));
  assert.ok(message.length < 60_000, String(message.length));
  const shown = message.split('### `changed').length - 1;
  assert.ok(shown > 20, String(shown));
  assert.match(message, new RegExp(`\\n\\nThis message is long: ${400 - shown} changed files at the end of the list are left out\\. \`unroot check\` prints everything\\.\\n\\n## What to verify\\n`));
  const left = message.split('- `left').length - 1;
  assert.ok(left > 20, String(left));
  assert.match(message, new RegExp(`^- and ${400 - left} more, which \`unroot check\` prints\\.$`, 'm'));
  assert.match(message, /\n## To reproduce\n/);
});

test.run();
