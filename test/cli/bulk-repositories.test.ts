import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { RunRecord } from '../../src/bulk/types.ts';
import { bulkRepositories } from '../../src/cli/bulk-repositories.ts';
import { parseArguments } from '../../src/cli/parse-arguments.ts';
import { recordOf } from '../bulk/reports/stored-run.ts';
import { addFiles, temporaryTree } from '../locate/temporary-tree.ts';
import { heardIo, thrownBy } from './heard-io.ts';

interface Asked {
  readonly stdin?: string;
  readonly earlier?: RunRecord;
  readonly cwd?: string;
}

const ROOT = temporaryTree();
for (const each of ['org/a', 'org/b', 'other/c', 'other/c/sub']) mkdirSync(join(ROOT, each, '.git'), { recursive: true });
addFiles(ROOT, { list: 'org/b\nother/c\nnone\n', files: 'org/a/Dockerfile\n"org/a/x/Dockerfile"\nother/c/y\n', empty: '', 'other/c/.gitmodules': '[submodule "s"]\n\tpath = sub\n' });

async function asked(options: readonly string[], { stdin = '', earlier, cwd = ROOT }: Asked = {}): Promise<string> {
  const parsed = parseArguments(['bulk', '--out', '../run', ...options]);
  if (!parsed.ok) throw new Error(parsed.message);
  const { invocation } = parsed;
  if (invocation.bulk === undefined) throw new Error('no wishes');
  const { io, stderr } = heardIo({ cwd, stdin });
  const found = await bulkRepositories(invocation, invocation.bulk, earlier, io);
  assert.is(stderr(), '');
  return found.map(({ path, trouble, files }) => `${path}${trouble === undefined ? '' : `!${trouble.code}`}${files === undefined ? '' : `=${files.length}`}`).join(' ');
}

test('those below the current directory, or below the paths', async () => {
  assert.is(await asked([]), 'org/a org/b other/c other/c/sub');
  assert.is(await asked(['org', 'none']), 'none!missing-path org/a org/b');
  assert.is(await asked(['--no-submodules']), 'org/a org/b other/c');
  assert.is(await asked(['..'], { cwd: join(ROOT, 'org') }), '../other/c ../other/c/sub a b');
});

test('those of a list, and those below paths beside it', async () => {
  assert.is(await asked(['--repos', 'list']), 'none!missing-path org/b other/c other/c/sub');
  assert.is(await asked(['--repos', 'list', '--no-submodules', 'org']), 'none!missing-path org/a org/b other/c');
  assert.is(await asked(['--repos', '-'], { stdin: 'org/a\0' }), 'org/a');
  assert.is(await asked(['--repos', 'empty']), '');
});

test('those of files', async () => {
  assert.is(await asked(['--files-from', 'files']), 'org/a=2 other/c=1');
  assert.is(await asked(['--files-from', '-', 'org/b/x'], { stdin: 'org/b/y\n' }), 'org/b=2');
  assert.is(await asked(['--files-from', 'empty']), '');
});

test('those of an earlier run, only where it is gone on with and nothing else is named', async () => {
  const earlier = recordOf(['org/a', 'gone']);
  assert.is(await asked(['--resume'], { earlier }), 'gone!missing-path org/a');
  assert.is(await asked(['--failed'], { earlier }), 'gone!missing-path org/a');
  assert.is(await asked([], { earlier }), 'org/a org/b other/c other/c/sub');
  assert.is(await asked(['--resume', 'org'], { earlier }), 'org/a org/b');
  assert.is(await asked(['--resume', '--repos', 'list', '--no-submodules'], { earlier }), 'none!missing-path org/b other/c');
  assert.is(await asked(['--resume']), 'org/a org/b other/c other/c/sub');
  // Its submodules are in its list already, where they were wanted.
  assert.is(await asked(['--resume'], { earlier: recordOf(['other/c']) }), 'other/c');
});

test('shards part whatever was found', async () => {
  for (const options of [[], ['--repos', 'list'], ['--files-from', 'files']]) {
    const parts = await Promise.all(['1/3', '2/3', '3/3'].map((shard) => asked([...options, '--shard', shard])));
    assert.is(parts.flatMap((part) => part.split(' ')).filter((part) => part !== '').sort().join(' '), (await asked(options)).split(' ').sort().join(' '));
  }
});

test('a list that cannot be read', async () => {
  assert.match(await thrownBy(() => asked(['--repos', 'nothing'])), /^the list `nothing` cannot be read/);
  assert.match(await thrownBy(() => asked(['--files-from', 'org'])), /^the list `org` cannot be read/);
  assert.match(await thrownBy(() => asked(['--repos', '-'], { stdin: '"x' })), /^<stdin>:1: /);
});

test.run();
