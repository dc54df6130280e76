import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { escapeCommands, escapeJsonCommands, looksLikeCommand } from '../../src/report/ci-commands.ts';

/** Text, and what is written of it. */
const ROWS: readonly (readonly [string, string])[] = [
  ['::set-output name=x::y', '\\x3a:set-output name=x::y'],
  [' \t\u3000::add-mask::x', ' \t\u3000\\x3a:add-mask::x'],
  [':', '\\x3a'],
  [': "${X:=y}"', ': "${X:=y}"'],
  ['std::string a::b', 'std::string a::b'],
  ['a ##[command]b', 'a \\x23#[command]b'],
  ['####[x]', '##\\x23#[x]'],
  ['##vso[a.b]c##VSO[d', '\\x23#vso[a.b]c\\x23#VSO[d'],
  ["##teamcity[x 'y']", "\\x23#teamcity[x 'y']"],
  ['## heading [link]', '## heading [link]'],
  ['# [x] #[derive(x)]', '# [x] #[derive(x)]'],
];

for (const [text, written] of ROWS) {
  test(`${JSON.stringify(text)} is written ${written}`, () => {
    assert.is(escapeCommands(text), written);
    assert.is(escapeCommands(written), written);
    assert.is(looksLikeCommand(text), written !== text && text !== ':');
  });

  test(`${JSON.stringify(text)} keeps its value in JSON`, () => {
    const json = escapeJsonCommands(JSON.stringify({ [text]: [text, ` ${text}`] }, undefined, 2));
    assert.equal(JSON.parse(json), { [text]: [text, ` ${text}`] });
    assert.not(/##[a-z]*\[|"\s*::/i.test(json));
  });
}

test('raw output: characters that nobody sees do not hide a command', () => {
  for (const line of ['\u200b::debug::x', '\ufeff ::debug::x', ':\u00ad:debug::x', '#\ufe0f#[command]x', '##v\u200dso[a.b]', '\u001b[m##[x', '#\u0301#[x']) {
    assert.ok(looksLikeCommand(line), JSON.stringify(line));
  }
  for (const line of ['+::set-output name=x::y', '-::debug::', 'a::b', '#[x]', '##  x [y]', '']) assert.not(looksLikeCommand(line), line);
});

test.run();
