import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { namedByEnv } from '../../src/facts/named-by-env.ts';
import { resolveCommands } from '../../src/shell/commands.ts';
import { lines, must, stageOf } from '../subject.ts';

const CASES: readonly (readonly [command: string, path: string | undefined, text?: readonly string[]])[] = [
  ['node x', 'node'],
  ['$T/run x', '/srv/t/run', ['ENV T=/srv/t']],
  ['"${T}"/run', '/srv/t/run', ['ENV T=/srv/t']],
  ['$T/run', '/b/run', ['ENV T=/a', 'ENV T=/b']],
  ['$T/run', undefined],
  ['$T/run', undefined, ['ARG T=/a']],
  ['$T', undefined, ['ENV T="node x"']],
  ['$T', undefined, ['ENV T=']],
  ['~/run', '/root/run'],
  ['$HOME/run', '/srv/run', ['ENV HOME=/srv']],
  ['exec $T/run', undefined, ['ENV T=/srv/t']],
  ['${T:-x}', undefined, ['ENV T=/srv/t']],
];

for (const [command, path, text = []] of CASES) {
  test(`${command} with ${text.join(', ') || 'nothing'}`, () => {
    const resolved = must(resolveCommands(command).commands[0], 'command');
    assert.is(namedByEnv(stageOf(lines('FROM debian:12', ...text)), resolved)?.path, path);
  });
}

test.run();
