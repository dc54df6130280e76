import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { readOptionWords } from '../../src/facts/option-words.ts';
import type { OptionSpec } from '../../src/facts/option-words.ts';

const SPEC: OptionSpec = { short: 'ug', long: new Set(['uid', 'gid']) };

const WORDS: readonly (readonly [words: readonly (string | undefined)[], options: string, positionals: string])[] = [
  [['-u', '1000', 'app'], 'u=1000', 'app'],
  [['-u1000', 'app'], 'u=1000', 'app'],
  [['--uid=1000', 'app'], 'uid=1000', 'app'],
  [['--uid', '1000', 'app'], 'uid=1000', 'app'],
  [['--uid=', 'app'], 'uid=', 'app'],
  [['app', '-r', '-m'], 'r=,m=', 'app'],
  [['-rm', 'app'], 'r=,m=', 'app'],
  [['-rmu', '1000', 'app'], 'r=,m=,u=1000', 'app'],
  [['-rmu1000', 'app'], 'r=,m=,u=1000', 'app'],
  [['--system', 'app'], 'system=', 'app'],
  [['-r', '--', '-odd', '-u'], 'r=', '-odd,-u'],
  [['-', 'app'], '', '-,app'],
  [['-u', '-1', 'app'], 'u=-1', 'app'],
  [['app', '-u'], 'u=?', 'app'],
  [['-u', undefined, 'app'], 'u=?', 'app'],
  [['-r', undefined], 'r=', '?'],
  [['', 'app'], '', ',app'],
  [[], '', ''],
];

for (const [words, expected, named] of WORDS) {
  test(JSON.stringify(words), () => {
    const { options, positionals } = readOptionWords(words, SPEC);
    assert.is([...options].map(([name, value]) => `${name}=${value ?? '?'}`).join(), expected);
    assert.is(positionals.map((word) => word ?? '?').join(), named);
  });
}

test('the last of two values counts', () => {
  assert.is(readOptionWords(['-u', '1', '-u2'], SPEC).options.get('u'), '2');
});

test.run();
