import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { linkAt } from '../../src/facts/link-at.ts';
import { lines, stageOf } from '../subject.ts';

const CASES: readonly (readonly [name: string, target: string, text: readonly string[], shipped?: boolean])[] = [
  ['a link', '/srv/data', ['RUN ln -s /srv/data /data']],
  ['no link', 'none', ['RUN mkdir /data']],
  ['of which nobody can say where it leads', 'unknown', ['RUN ln -s "$(pwd)" /data']],
  ['removed again', 'none', ['RUN ln -s /srv/data /data && rm /data']],
  ['in place of what was removed', '/srv/data', ['WORKDIR /data', 'RUN rm -rf /data && ln -s /srv/data /data']],
  ['in place of what was moved', '/data-1', ['WORKDIR /data', 'RUN mv /data /data-1 && ln -s /data-1 /data']],
  ['into a directory of its name', 'none', ['WORKDIR /data', 'RUN ln -s /srv/data /data']],
  ['into a directory that something is copied to', 'none', ['COPY a /data/a', 'RUN ln -s /srv/data /data']],
  ['not into it', '/srv/data', ['WORKDIR /data', 'RUN ln -sT /srv/data /data']],
  ['into a directory of the image', 'none', ['RUN ln -s /srv/data /data'], true],
  ['in place of a directory of the image', '/srv/data', ['RUN rmdir /data && ln -s /srv/data /data'], true],
  ['used afterwards', '/srv/data', ['RUN ln -s /srv/data /data', 'WORKDIR /data', 'COPY . .']],
];

for (const [name, target, text, shipped = false] of CASES) {
  test(`${name}: ${target}`, () => {
    const link = linkAt(stageOf(lines('FROM debian:12', ...text)).own.operations, '/data', shipped);
    assert.is(link === undefined ? 'none' : (link.target?.path ?? 'unknown'), target);
  });
}

test.run();
