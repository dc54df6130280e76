import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { isBareMkdir, isConditional } from '../../src/plan/mkdir.ts';
import { dockerfile, lines, must, subjectOf } from '../subject.ts';

function isBare(command: string, directory: string): boolean {
  return subjectOf(lines('FROM debian:12', `RUN ${command}`)).doings.operations.some((operation) => isBareMkdir(operation, directory));
}

test('a mkdir that fails where its directory is there', () => {
  assert.ok(isBare('mkdir /data', '/data'));
  assert.ok(isBare('mkdir -m 700 /data', '/data'));
  assert.ok(isBare('mkdir /data', '/data/inbox'));
  assert.not.ok(isBare('mkdir -p /data', '/data'));
  assert.not.ok(isBare('mkdir -vp /data', '/data'));
  assert.not.ok(isBare('mkdir --parents /data', '/data'));
  assert.not.ok(isBare('mkdir /data/inbox', '/data'));
  assert.not.ok(isBare('install -d /data', '/data'));
});

function conditional(...text: readonly string[]): boolean {
  return isConditional(must(dockerfile(lines('FROM debian:12', ...text)).instructions[1], 'RUN'));
}

test('a mkdir that may not run', () => {
  assert.not.ok(conditional('RUN apt-get update && mkdir /data'));
  assert.ok(conditional('RUN test -d /data || mkdir /data'));
  assert.ok(conditional('RUN if [ -n "$X" ]; then mkdir /data; fi'));
  assert.ok(conditional('RUN <<EOF', 'if test -n "$X"; then', 'mkdir /data', 'fi', 'EOF'));
  assert.not.ok(conditional('RUN mkdir /data && (cd /data || exit 1)'));
});

test.run();
