import { linkSync, readdirSync, readFileSync, renameSync, statSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { writeFileAtomically } from '../../src/write/write-file.ts';
import { temporaryTree } from '../locate/temporary-tree.ts';
import { intercept } from './intercept.ts';

function linked(old: string): { root: string; file: string; other: string } {
  const root = temporaryTree({ Dockerfile: old });
  const [file, other] = [path.join(root, 'Dockerfile'), path.join(root, 'other')];
  linkSync(file, other);
  return { root, file, other };
}

test('hard links keep pointing at the file, also through a symbolic link', async () => {
  for (const [old, text] of [['FROM a\n', 'FROM a\nUSER é\n'], ['FROM a\n', 'FROM b\n'], ['F', 'F'.repeat(4096)]] as const) {
    const { root, file, other } = linked(old);
    symlinkSync('Dockerfile', path.join(root, 'way'));
    const { ino, mode } = statSync(file);
    assert.is((await writeFileAtomically(path.join(root, 'way'), Buffer.from(old), text)).ok, true);
    assert.is(readFileSync(other, 'utf8'), text);
    assert.is(`${statSync(file).ino} ${statSync(file).nlink} ${statSync(file).mode}`, `${ino} 2 ${mode}`);
    assert.is(readdirSync(root).join(), 'Dockerfile,other,way');
  }
});

test('what one write of a page cannot do is refused, and not begun', async () => {
  for (const [old, text] of [['FROM a\n', 'F'.repeat(4097)], ['FROM a\n', 'FROM a'], ['F'.repeat(5000), 'F'.repeat(5001)]] as const) {
    const { root, file, other } = linked(old);
    const writes: string[] = [];
    const result = await intercept(
      ({ name }) => void (/write|truncate|chmod/.test(name) && writes.push(name)),
      () => writeFileAtomically(file, Buffer.from(old), text),
    );
    assert.is(result.ok ? 'ok' : result.code, 'write-failed');
    assert.match(result.ok ? '' : result.message, /another hard link/);
    assert.is(writes.join(), '');
    assert.is(readFileSync(other, 'utf8'), old);
    assert.is(readdirSync(root).join(), 'Dockerfile,other');
  }
});

test('the content goes out in one single write', async () => {
  const { file } = linked('FROM a\n');
  const calls: string[] = [];
  await intercept(({ name }) => void calls.push(name), () => writeFileAtomically(file, Buffer.from('FROM a\n'), 'F'.repeat(4096)));
  assert.is(calls.filter((name) => /write|truncate/.test(name)).join(), 'handle.write');
});

test('after a short write the old bytes are back', async () => {
  for (const cut of [0, 1, 5, 8]) {
    const { file, other } = linked('FROM a\n');
    let writes = 0;
    const result = await intercept(
      ({ name }) => (name === 'handle.write' && ++writes === 1 ? { cut } : undefined),
      () => writeFileAtomically(file, Buffer.from('FROM a\n'), 'USER 1\nUSER 2\n'),
    );
    assert.is(result.ok ? 'ok' : result.code, 'no-space');
    assert.is(readFileSync(other, 'utf8'), 'FROM a\n');
  }
});

test('a change between looking and writing is seen', async () => {
  const { file, other } = linked('FROM a\n');
  let opened = 0;
  const result = await intercept(
    ({ name }) => {
      if (name === 'open' && ++opened === 2) linkSync(file, `${file}.third`);
    },
    () => writeFileAtomically(file, Buffer.from('FROM a\n'), 'FROM a\nUSER 1\n'),
  );
  assert.is(result.ok ? 'ok' : result.code, 'changed-meanwhile');
  assert.is(readFileSync(other, 'utf8'), 'FROM a\n');
});

test('another file that stands there for a moment only is not written into', async () => {
  const { root, file, other } = linked('FROM a\n');
  const wrong = linked('FROM a\n');
  const away = path.join(root, 'away');
  let opened = 0;
  let swapped = false;
  const result = await intercept(
    ({ name }) => {
      if (name === 'open' && ++opened === 2) {
        renameSync(file, away);
        linkSync(wrong.file, file);
        swapped = true;
      } else if (swapped) {
        renameSync(away, file);
        swapped = false;
      }
    },
    () => writeFileAtomically(file, Buffer.from('FROM a\n'), 'FROM a\nUSER 1\n'),
  );
  assert.is(result.ok ? 'ok' : result.code, 'changed-meanwhile');
  for (const each of [other, wrong.other]) assert.is(readFileSync(each, 'utf8'), 'FROM a\n');
});

test.run();
