import { linkSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { writeFileAtomically } from '../../src/write/write-file.ts';
import { temporaryTree } from '../locate/temporary-tree.ts';
import { intercept, type Call } from './intercept.ts';

const OLD = Buffer.from('FROM a\n');
const NEW = 'FROM a\nUSER é\n';

function refused(code: string): Error {
  return Object.assign(new Error(`${code}: refused`), { code });
}

function makeFile(links: number): { root: string; file: string } {
  const root = temporaryTree({ Dockerfile: OLD });
  const file = path.join(root, 'Dockerfile');
  if (links === 1) linkSync(file, path.join(root, 'other'));
  return { root, file };
}

async function callsOf(links: number): Promise<readonly Call[]> {
  const { file } = makeFile(links);
  const calls: Call[] = [];
  await intercept((call) => void calls.push(call), () => writeFileAtomically(file, OLD, NEW));
  return calls;
}

test('the rename comes after the content is on the disk and looked at again, and the folder follows', async () => {
  const names = (await callsOf(0)).map(({ name }) => name);
  const rename = names.indexOf('rename');
  assert.ok(names.indexOf('handle.writeFile') < names.indexOf('handle.chmod'));
  assert.ok(names.indexOf('handle.chmod') < names.indexOf('handle.sync'));
  assert.ok(names.indexOf('handle.sync') < names.lastIndexOf('realpath'));
  assert.ok(names.lastIndexOf('handle.read') < rename && names.lastIndexOf('handle.sync') > rename);
});

test('whichever call fails, the file is old, or new and said to be', async () => {
  for (const links of [0, 1]) {
    for (const { name, number } of await callsOf(links)) {
      for (const code of ['ENOSPC', 'EIO', 'EDQUOT', 'EACCES', 'ENOENT', 'EMFILE']) {
        const { root, file } = makeFile(links);
        const { ino, mode } = statSync(file);
        const result = await intercept(
          (call) => {
            if (call.number === number) throw refused(code);
          },
          () => writeFileAtomically(file, OLD, NEW),
        );
        const where = `${links} links, ${code} at ${number} ${name}`;
        assert.is(readFileSync(file, 'utf8'), result.ok ? NEW : String(OLD), where);
        assert.is(readdirSync(root).join(), links === 1 ? 'Dockerfile,other' : 'Dockerfile', where);
        assert.is(statSync(file).mode, mode, where);
        assert.is(statSync(file).ino === ino, links === 1 || !result.ok, where);
        if (!result.ok && code === 'ENOSPC') assert.is(result.code, 'no-space', where);
      }
    }
  }
});

test('whichever call is the first to fail of all that follow, the file is whole', async () => {
  for (const links of [0, 1]) {
    for (const { name, number } of await callsOf(links)) {
      const { root, file } = makeFile(links);
      const result = await intercept(
        (call) => {
          if (call.number >= number) throw refused('EIO');
        },
        () => writeFileAtomically(file, OLD, NEW),
      );
      const where = `${links} links, all from ${number} ${name}`;
      const text = readFileSync(file, 'utf8');
      assert.ok(text === NEW || text === String(OLD), where);
      if (links === 0) assert.is(text, result.ok ? NEW : String(OLD), where);
      // Where not even the removal works, the temporary file stays.
      assert.ok(readdirSync(root).every((entry) => /^(?:Dockerfile|other|\.unroot-[0-9a-f]{18}\.tmp)$/.test(entry)), where);
    }
  }
});

test('a name that is taken is not written through', async () => {
  const { root, file } = makeFile(0);
  let opened = 0;
  const result = await intercept(
    ({ name }) => {
      if (name === 'open' && ++opened === 2) throw refused('EEXIST');
    },
    () => writeFileAtomically(file, OLD, NEW),
  );
  assert.is(result.ok ? 'ok' : result.code, 'write-failed');
  assert.is(readFileSync(file, 'utf8'), String(OLD));
  assert.is(readdirSync(root).join(), 'Dockerfile');
});

test.run();
