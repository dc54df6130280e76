import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { privileged } from '../../src/hazards/privileged.ts';
import { lines, judgedOf, seenBy } from '../subject.ts';
import { rights, use } from './use.ts';

const TEXT = lines('FROM node:20', 'CMD ["node", "a.js"]');

for (const [names, seen] of [
  [['privileged'], 'privileged manual'],
  [['capability NET_ADMIN'], 'privileged manual'],
  [['device /dev/snd'], 'privileged manual'],
  [['host network'], 'privileged manual'],
  [['capability NET_BIND_SERVICE'], ''],
  [['capability NET_BIND_SERVICE', 'capability SYS_TIME'], 'privileged manual'],
  [[], ''],
] as const) {
  test(`${names.join(', ') || 'no rights'}: ${seen || 'nothing'}`, () => assert.is(seenBy(privileged, TEXT, { uses: [use(), rights(...names)] }), seen));
}

test('only what counts is evidence', () => {
  const [hazard] = privileged(judgedOf(TEXT, { uses: [rights('capability NET_BIND_SERVICE', 'privileged')] }));
  assert.equal(hazard?.evidence.map(({ file, text }) => [file, text]), [['compose.yaml', 'privileged']]);
});

test.run();
