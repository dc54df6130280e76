import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { readEnvFile } from '../../src/neighbours/env-file.ts';
import { endsSoon } from '../ends-soon.ts';

test('reads names and values, quotes, comments and export', () => {
  const valueOf = readEnvFile(['\uFEFFA=1', '# B=2', 'export C = three # no', "D='$A # four'", 'E="five # 5"', 'F=', 'G:seven', 'no line', 'H=a#b', ''].join('\r\n'));
  assert.is(['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I'].map((name) => valueOf(name) ?? '-').join('|'), '1|-|three|$A # four|five # 5||seven|a#b|-');
});

test('values may name other variables; the last of a name counts', () => {
  const valueOf = readEnvFile('TAG=1\nIMAGE=app:${TAG}\nTAG=2\nBAD=$NOBODY\nLOOP=$LOOP\n');
  assert.is(valueOf('IMAGE'), 'app:2');
  assert.is(valueOf('BAD'), undefined);
  assert.is(valueOf('LOOP'), undefined);
});

test('variables that double and long chains take no long time', () => {
  const doubling = Array.from({ length: 200 }, (_, index) => `A${index}=$A${index + 1}$A${index + 1}`).join('\n');
  const chain = Array.from({ length: 20_000 }, (_, index) => `A${index}=$A${index + 1}`).join('\n');
  endsSoon(() => readEnvFile(`${doubling}\nA200=x`)('A0'));
  endsSoon(() => readEnvFile(`${chain}\nA20000=x`)('A0'));
});

test.run();
