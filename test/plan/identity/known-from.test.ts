import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { knownFrom } from '../../../src/plan/identity/known-from.ts';
import { judgedOf, lines } from '../../subject.ts';

/** The line from which on a COPY can name the identity; 0: from the start. */
function line(...text: readonly string[]): number | undefined {
  const judged = judgedOf(lines(...text));
  const offset = knownFrom(judged, judged.identity, 99_999);
  if (offset === undefined || offset === 99_999) return offset;
  return offset === 0 ? 0 : judged.file.text.slice(0, offset).split('\n').length;
}

test('where the plan creates it', () => assert.is(line('FROM debian:12', 'COPY . /app'), 99_999));

test('from the start: accounts of the image, numbers, and what a lower stage makes', () => {
  assert.is(line('FROM node:22'), 0);
  assert.is(line('FROM jenkins/jenkins', 'USER root'), 0);
  assert.is(line('FROM debian:12', 'USER www-data', 'USER root'), 0);
  assert.is(line('FROM debian:12', 'USER 1000', 'USER root'), 0);
  assert.is(line('FROM debian:12 AS base', 'RUN useradd svc', 'FROM base'), 0);
});

test('behind the RUN that makes it, or that needs it', () => {
  assert.is(line('FROM debian:12', 'COPY . /app', 'RUN useradd svc'), 3);
  assert.is(line('FROM debian:12', 'RUN apt-get install -y x', 'RUN chown svc /x', 'USER svc', 'USER root'), 3);
  assert.is(line('FROM debian:12', 'COPY passwd /etc/passwd', 'USER svc', 'USER root'), 2);
});

test('undefined where nothing tells', () => assert.is(line('FROM debian:12', 'USER svc', 'USER root'), undefined));

test.run();
