import { execFileSync } from 'node:child_process';
import { chmodSync, linkSync, lstatSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { writeFileAtomically } from '../../src/write/write-file.ts';
import { temporaryTree } from '../locate/temporary-tree.ts';
import { intercept, type Call } from './intercept.ts';

const OLD = Buffer.from('FROM a\n');
const NEW = 'FROM a\nUSER é\n';

interface Place {
  readonly root: string;
  readonly file: string;
}

/** `outside` holds a file of the very same bytes: only by its place can it be told from the one that is meant. */
function makePlace(links: number): Place {
  const root = temporaryTree({ 'tree/sub/Dockerfile': OLD, 'outside/Dockerfile': OLD });
  if (links === 1) for (const folder of ['tree/sub', 'outside']) linkSync(path.join(root, folder, 'Dockerfile'), path.join(root, folder, 'linked'));
  return { root, file: path.join(root, 'tree/sub/Dockerfile') };
}

interface Disturbance {
  readonly name: string;
  /** The path stays what it is, and the file at its end too. */
  readonly ofContent?: boolean;
  readonly make: (place: Place) => void;
  /** Whether what was made is still there, whole. */
  readonly stands: (place: Place) => boolean;
}

const DISTURBANCES: readonly Disturbance[] = [
  { name: 'another text of the same length', ofContent: true, make: ({ file }) => writeFileSync(file, 'FROM b\n'), stands: ({ file }) => readFileSync(file, 'utf8') === 'FROM b\n' },
  { name: 'a longer text', ofContent: true, make: ({ file }) => writeFileSync(file, 'FROM a\nRUN x\n'), stands: ({ file }) => readFileSync(file, 'utf8') === 'FROM a\nRUN x\n' },
  { name: 'cut to nothing', ofContent: true, make: ({ file }) => writeFileSync(file, ''), stands: ({ file }) => statSync(file).size === 0 },
  {
    name: 'a symbolic link out of the tree',
    make: ({ file }) => (rmSync(file), symlinkSync('../../outside/Dockerfile', file)),
    stands: ({ file }) => lstatSync(file).isSymbolicLink(),
  },
  { name: 'a folder', make: ({ file }) => (rmSync(file), mkdirSync(file)), stands: ({ file }) => lstatSync(file).isDirectory() },
  { name: 'a pipe', make: ({ file }) => (rmSync(file), execFileSync('mkfifo', [file])), stands: ({ file }) => lstatSync(file).isFIFO() },
  { name: 'nothing', make: ({ file }) => rmSync(file), stands: ({ file }) => !readdirSync(path.dirname(file)).includes('Dockerfile') },
  {
    name: 'the folder is a link out of the tree',
    make: ({ root }) => (renameSync(path.join(root, 'tree/sub'), path.join(root, 'tree/away')), symlinkSync('../outside', path.join(root, 'tree/sub'))),
    stands: ({ root }) => readFileSync(path.join(root, 'tree/away/Dockerfile')).equals(OLD),
  },
  { name: 'another mode', make: ({ file }) => chmodSync(file, 0o640), stands: ({ file }) => (statSync(file).mode & 0o7777) === 0o640 },
  { name: 'a hard link', make: ({ file }) => linkSync(file, `${file}.link`), stands: ({ file }) => statSync(file).nlink > 1 },
];

async function callsOf(inside: boolean, links: number): Promise<readonly Call[]> {
  const { root, file } = makePlace(links);
  const calls: Call[] = [];
  await intercept((call) => void calls.push(call), () => writeFileAtomically(file, OLD, NEW, inside ? path.join(root, 'tree') : undefined));
  return calls;
}

test('whatever is changed before the last look stands; nothing outside is ever touched, and no temporary file left', async () => {
  for (const [inside, links] of [[true, 0], [false, 0], [true, 1], [false, 1]] as const) {
    const calls = await callsOf(inside, links);
    const numbers = (wanted: string): number[] => calls.filter(({ name }) => name === wanted).map(({ number }) => number);
    const [firstOpen = 0, , lastOpen = 0] = numbers('open');
    // The step that cannot be taken back.
    const [rename = 0] = numbers(links === 1 ? 'handle.write' : 'rename');
    const lastRead = numbers('handle.read').find((number) => number > lastOpen) ?? 0;
    for (const { name, ofContent, make, stands } of DISTURBANCES) {
      for (const { number, name: call } of calls.slice(0, rename)) {
        const place = makePlace(links);
        const result = await intercept(
          (each) => {
            if (each.number === number) make(place);
          },
          () => writeFileAtomically(place.file, OLD, NEW, inside ? path.join(place.root, 'tree') : undefined),
        );
        const where = `${name} before call ${number} ${call}, ${inside ? 'inside' : 'anywhere'}, ${links} links`;
        const followed = !inside && number <= firstOpen && name.includes('link out of the tree');
        // A mode and a link that are already there when it looks first are no change.
        const found = number <= firstOpen + 1 && (name === 'another mode' || name === 'a hard link');
        if (number <= (ofContent ? lastRead : lastOpen) && !found && !followed) assert.not(result.ok, where);
        if (!result.ok || found) assert.ok(stands(place), where);
        if (!followed) assert.is(readFileSync(path.join(place.root, 'outside/Dockerfile'), 'utf8'), String(OLD), where);
        assert.is(readdirSync(path.join(place.root, 'outside')).join(), links === 1 ? 'Dockerfile,linked' : 'Dockerfile', where);
        // A folder that was moved away takes it along.
        const left = readdirSync(path.join(place.root, 'tree'), { recursive: true, encoding: 'utf8' }).filter((each) => each.includes('.unroot-'));
        if (!name.startsWith('the folder')) assert.is(left.join(), '', where);
      }
    }
  }
});

test('a link that leads elsewhere meanwhile, within the tree', async () => {
  const root = temporaryTree({ 'a/Dockerfile': OLD, 'b/Dockerfile': OLD });
  const link = path.join(root, 'Dockerfile');
  symlinkSync('a/Dockerfile', link);
  const result = await intercept(
    ({ name }) => {
      if (name !== 'handle.sync') return;
      rmSync(link);
      symlinkSync('b/Dockerfile', link);
    },
    () => writeFileAtomically(link, OLD, NEW, root),
  );
  assert.is(result.ok ? 'ok' : result.code, 'changed-meanwhile');
  for (const folder of ['a', 'b']) assert.is(readdirSync(path.join(root, folder)).join(), 'Dockerfile');
  for (const folder of ['a', 'b']) assert.is(readFileSync(path.join(root, folder, 'Dockerfile'), 'utf8'), String(OLD));
});

test('the very file, at another place meanwhile, while another one took its place', async () => {
  const root = temporaryTree({ 'a/Dockerfile': OLD });
  const link = path.join(root, 'Dockerfile');
  symlinkSync('a/Dockerfile', link);
  const result = await intercept(
    ({ name }) => {
      if (name !== 'access') return;
      renameSync(path.join(root, 'a'), path.join(root, 'c'));
      mkdirSync(path.join(root, 'a'));
      writeFileSync(path.join(root, 'a/Dockerfile'), 'FROM other\n');
      rmSync(link);
      symlinkSync('c/Dockerfile', link);
    },
    () => writeFileAtomically(link, OLD, NEW, root),
  );
  assert.is(result.ok ? 'ok' : result.code, 'changed-meanwhile');
  assert.is(readFileSync(path.join(root, 'a/Dockerfile'), 'utf8'), 'FROM other\n');
  assert.is(readFileSync(path.join(root, 'c/Dockerfile'), 'utf8'), String(OLD));
});

test.run();
