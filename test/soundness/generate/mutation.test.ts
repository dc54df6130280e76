import * as fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { mutation } from '../../../soundness/generate/mutation.ts';
import { lines } from '../../subject.ts';

const TEXT = lines('FROM debian:12', 'RUN echo "a b"', 'USER app', 'CMD ["x"]');

test('nearly every mutation changes a text, each in its own way', () => {
  const results = fc.sample(mutation([TEXT]), { seed: 3, numRuns: 500 }).map((mutate) => mutate(TEXT));
  assert.ok(results.filter((text) => text !== TEXT).length > 450);
  assert.ok(new Set(results).size > 200);
  for (const part of ['\r\n', '\ufeff', '“', 'ONBUILD', ' \\\n', 'escape=`']) assert.ok(results.some((text) => text.includes(part)), JSON.stringify(part));
  assert.ok(results.some((text) => text.length < TEXT.length / 2));
});

test('an empty text is no error', () => {
  for (const mutate of fc.sample(mutation([TEXT]), { seed: 4, numRuns: 300 })) assert.type(mutate(''), 'string');
});

test.run();
