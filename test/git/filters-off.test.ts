import { appendFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { filtersOff } from '../../src/git/filters-off.ts';
import { setUpGit, temporaryTree } from '../locate/temporary-tree.ts';
import { withEnvironment } from './surroundings.ts';

const ALONE: Readonly<Record<string, string>> = { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' };

function repository(): string {
  const root = temporaryTree();
  setUpGit(root, 'init', '-q');
  return root;
}

function alone(name: string, work: () => Promise<void>): void {
  test(name, () => withEnvironment(ALONE, work));
}

alone('no filter, no setting', async () => {
  assert.equal(await filtersOff(repository()), []);
});

alone('each filter once, whatever is set of it', async () => {
  const root = repository();
  for (const key of ['filter.a.clean', 'filter.a.process', 'filter.a.smudge', 'filter.b c.required']) setUpGit(root, 'config', key, 'true');
  assert.equal(await filtersOff(root), ['a', 'b c'].flatMap((name) => ['-c', `filter.${name}.clean=`, '-c', `filter.${name}.process=`, '-c', `filter.${name}.required=false`]));
});

alone('dots and newlines are part of the name, capital letters too', async () => {
  const root = repository();
  setUpGit(root, 'config', 'filter.a.B.c.clean', 'x');
  assert.equal(await filtersOff(root), ['-c', 'filter.a.B.c.clean=', '-c', 'filter.a.B.c.process=', '-c', 'filter.a.B.c.required=false']);
});

alone('filters of the person who runs it are switched off too', async () => {
  const home = temporaryTree({ config: '[filter "lfs"]\n\tclean = git-lfs clean\n' });
  await withEnvironment({ GIT_CONFIG_GLOBAL: path.join(home, 'config') }, async () => {
    const off = await filtersOff(repository());
    assert.ok(Array.isArray(off) && off.includes('filter.lfs.clean='));
  });
});

alone('one that cannot be switched off, or a configuration that cannot be read', async () => {
  for (const text of ['[filter "x=y"]\n\tclean = z\n', Buffer.from('[filter "\xff"]\n\tclean = z\n', 'latin1'), '[filter "x\n']) {
    const root = repository();
    appendFileSync(path.join(root, '.git/config'), text);
    const off = await filtersOff(root);
    assert.ok('unknown' in off && off.unknown !== '', String(text));
  }
});

test.run();
