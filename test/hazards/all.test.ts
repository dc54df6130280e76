import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { findHazards } from '../../src/hazards/all.ts';
import { codes, judgedOf, lines } from '../subject.ts';

function found(...text: readonly string[]): string {
  return codes(findHazards(judgedOf(lines(...text))));
}

test('nothing speaks against an ordinary file', () => {
  assert.is(found('FROM node:20', 'WORKDIR /app', 'COPY . .', 'EXPOSE 3000', 'CMD ["node", "a.js"]'), '');
});

test('the worst stand first', () => {
  assert.is(found('FROM node:20', 'EXPOSE 80', 'VOLUME /data', 'CMD ["cron"]'), 'root-daemon manual, existing-volume unsafe, low-port unsafe');
});

test('every hazard has a message and evidence', () => {
  for (const hazard of findHazards(judgedOf(lines('FROM example.org/x', 'USER root', 'ONBUILD RUN x', 'EXPOSE 80', 'VOLUME /data', 'CMD ["cron"]')))) {
    assert.ok(hazard.message.length > 10, hazard.code);
    assert.ok(hazard.evidence.length > 0, hazard.code);
  }
});

test.run();
