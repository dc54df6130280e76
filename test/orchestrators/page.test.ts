import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { commandsOf, countCalls } from '../../orchestrators/commands.ts';
import { blockOf, blocksOf, readPage } from '../../orchestrators/page.ts';

const page = readPage();
const blocks = blocksOf(page);

test('a block is what stands between its fences, without their indentation, below the last heading', () => {
  const text = '# a\n```sh\none\n  two\n```\n## b\n- x\n  ```yaml\n  k:\n    - v\n\n  ```\n```sh\nthree\n```\n';
  const read = blocksOf(text);
  assert.equal(read.map(({ section, language }) => [section, language]), [['a', 'sh'], ['b', 'yaml'], ['b', 'sh']]);
  assert.equal(read.map(({ text: lines }) => lines), ['one\n  two\n', 'k:\n  - v\n\n', 'three\n']);
  assert.is(blockOf(read, 'b', 'sh'), 'three\n');
  assert.throws(() => blockOf(read, 'a', 'sh', 1), '"a" has no sh block 1');
  assert.throws(() => blocksOf('# a\n```sh\none\n'), 'a block of "a" does not end');
});

test('what an engine runs in a repository is found in each form that tells it', () => {
  const commands = (language: string, text: string): readonly string[] => commandsOf({ section: '', language, text });
  assert.equal(commands('sh', 'multi-gitter run "unroot fix ." --org a\nmulti-gitter run "$PWD/unroot-commit.sh" --org a\n'), ['unroot fix .', '$PWD/unroot-commit.sh']);
  assert.equal(commands('sh', 'turbolift clone\nturbolift foreach --failed -- unroot fix .\nturbolift foreach -- git push\n'), ['unroot fix .']);
  assert.equal(commands('sh', 'git-xargs --branch-name unroot \\\n  --draft \\\n  unroot fix .\n'), ['unroot fix .']);
  assert.equal(commands('sh', '#!/bin/sh\nunroot fix .\n'), ['#!/bin/sh\nunroot fix .\n']);
  assert.equal(commands('python', "WHERE = 'a/b'\nlib.run('unroot', 'fix', '.', f'message={WHERE}')\n"), ['unroot fix . message=a/b']);
  assert.equal(commands('yaml', 'a:\n  - run: unroot fix .\n---\nb:\n  args: [unroot check, other]\n'), ['unroot fix .', 'unroot check']);
  assert.equal(commands('json', '{"x": [{"commands": ["unroot fix .", "ls"]}], "note": "unroot fix"}'), ['unroot fix .']);
  assert.equal(commands('text', 'unroot fix .'), []);
});

test('no call of unroot on the page is overlooked', () => {
  for (const block of blocks) {
    const found = commandsOf(block).reduce((sum, command) => sum + countCalls(command), 0);
    assert.is(found, countCalls(block.text), `${block.section}: ${block.text}`);
  }
  assert.ok(blocks.reduce((sum, { text }) => sum + countCalls(text), 0) >= 14);
});

test('each engine of the table has its section, and no other', () => {
  const named = [...page.matchAll(/^\| \[([^\]]+)\]\(#([\w-]+)\) \|/gm)].map(([, name = '', anchor]) => [name, anchor]);
  const sections = [...page.matchAll(/^## (.*)$/gm)].map(([, title = '']) => title).filter((title) => title !== 'One script for several of them');
  const anchors = sections.map((title) => title.toLowerCase().replaceAll(' ', '-'));
  assert.equal(named.map(([, anchor]) => anchor), anchors);
  assert.ok(named.every(([name = ''], index) => sections[index]?.includes(name)));
});

test('no line of prose is wider than a screen, and nothing on the page is of somebody\'s machine', () => {
  const prose = page.split('\n').filter((line) => !line.startsWith('|')).filter((line) => !blocks.some(({ text }) => text.includes(line.trim())));
  assert.equal(prose.filter((line) => line.length > 142), []);
  assert.not.match(page, /\/Users\/|\/home\/\w/);
});

test.run();
