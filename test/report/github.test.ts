import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { escapeLine } from '../../src/report/escape.ts';
import { formatGithub } from '../../src/report/github.ts';
import type { Rewrite } from '../../src/rewrite/types.ts';
import { githubCommand, HOSTILE, hostileRun } from './hostile.ts';
import { fileOf, manual, runOf, safe, unsafe } from './runs.ts';

test('one annotation for each finding and each file that could not be looked at', () => {
  const reason: Rewrite['reason'] = { code: 'structure-unclear', line: 3, message: 'unknown instruction' };
  const failed: Rewrite['reason'] = { code: 'changed-meanwhile', line: 0, message: 'it changed' };
  const files = [
    fileOf('a,b:c%/Dockerfile', 'changed', { findings: [safe] }),
    fileOf('b', 'held-back', { findings: [unsafe] }),
    fileOf('c', 'manual', { findings: [manual] }),
    fileOf('d', 'skipped', { reason }),
    fileOf('e', 'failed', { reason: failed }),
    fileOf('f', 'clean'),
  ];
  assert.is(
    formatGithub(runOf(files)),
    '::notice file=a%2Cb%3Ac%25/Dockerfile,line=9,col=1,title=unroot%3A existing-volume::the stage ends as root%0A4:3 VOLUME /data%0A`unroot fix` with these options writes it%0Aunroot explain existing-volume says more\n' +
      '::warning file=b,line=9,col=1,title=unroot%3A existing-volume::the stage ends as root%0A4:3 VOLUME /data%0Aheld back: --unsafe writes it%0Aunroot explain existing-volume says more\n' +
      '::warning file=c,line=9,col=1,title=unroot%3A existing-volume::the stage ends as root%0A4:3 VOLUME /data%0Aa person must decide; never written%0Aunroot explain existing-volume says more\n' +
      '::error file=d,line=3,col=1,title=unroot%3A structure-unclear::unknown instruction%0ACorrect the line: unroot changes only a file that BuildKit and it read alike.%0Aunroot explain structure-unclear says more\n' +
      '::error file=e,title=unroot%3A changed-meanwhile::it changed%0ARun unroot again.%0Aunroot explain changed-meanwhile says more\n',
  );
});

test('it says what was written', () => {
  assert.match(formatGithub(runOf([fileOf('a', 'changed', { findings: [safe] })], { verb: 'fix' })), /%0Awritten%0A/);
  assert.match(formatGithub(runOf([fileOf('a', 'changed', { findings: [unsafe] })], { unsafe: true })), /%0A`unroot fix` with these options writes it%0A/);
  assert.not.match(formatGithub(runOf([fileOf('a', 'failed', { findings: [safe] })], { verb: 'fix' })), /writ/);
});

test('the runner reads back what was meant, whatever a file says', () => {
  for (const text of HOSTILE) {
    const commands = formatGithub(hostileRun(text)).split('\n').slice(0, -1).map(githubCommand);
    assert.equal(commands.map((each) => each?.name), ['notice', 'warning', 'warning', 'notice', 'error', 'error']);
    for (const command of commands) {
      assert.equal([...(command?.properties.keys() ?? [])].filter((name) => !['file', 'line', 'col', 'title'].includes(name)), []);
      assert.match(command?.properties.get('title') ?? '', /^unroot: (low-port|structure-unclear|unreadable)$/);
      assert.is(command?.data.split('\n')[0], escapeLine(text));
    }
    assert.is(commands[0]?.properties.get('file'), escapeLine(`${text}/Dockerfile`));
  }
});

test.run();
