import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { askedScript, scriptTexts } from '../../src/facts/entry-package-scripts.ts';
import { resolveCommands } from '../../src/shell/commands.ts';
import { must } from '../subject.ts';

const ASKED: readonly (readonly [command: string, asked: string])[] = [
  ['npm start', 'start'],
  ['npm run build', 'build'],
  ['npm run-script --silent build', 'build'],
  ['npm --loglevel warn run build', 'build'],
  ['npm run x -- run y', 'x'],
  ['npm --prefix server start', 'start in server'],
  ['npm start --prefix=server', 'start in server'],
  ['npm install', ''],
  ['npm', ''],
  ['npm -w a start', ''],
  ['yarn start', 'start'],
  ['yarn run x', 'x'],
  ['yarn --cwd /a x', 'x in /a'],
  ['pnpm x', 'x'],
  ['pnpm -C a run x', 'x in a'],
  ['pnpm --filter a start', ''],
  ['bun run x', 'x'],
  ['bun x.js', ''],
  ['node start', ''],
];

for (const [text, asked] of ASKED) {
  test(`${text}: ${asked || 'none'}`, () => {
    const found = askedScript(must(resolveCommands(text).commands[0], 'command'));
    assert.is(found === undefined ? '' : `${found.name}${found.directory === undefined ? '' : ` in ${found.directory}`}`, asked);
  });
}

test('the texts of a script, with what goes before and after, and their lines', () => {
  const json = '{\n  "start": "no",\n  "scripts": {\n    "start": "b",\n    "prestart": "a"\n  }\n}\n';
  assert.equal(scriptTexts(json, 'start'), [{ text: 'a', line: 5 }, { text: 'b', line: 4 }]);
});

test('what is no package.json has none', () => {
  for (const json of ['', '{', '[]', 'null', '{"scripts":[]}', '{"scripts":{"start":1}}', '{"scripts":{}}']) assert.equal(scriptTexts(json, 'start'), []);
  assert.equal(scriptTexts('{"scripts":{}}', 'toString'), []);
});

test.run();
