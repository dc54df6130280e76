import * as fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { dockerfile } from '../../../soundness/generate/dockerfile.ts';
import { parse } from '../../../src/dockerfile/parse.ts';

const TEXTS = fc.sample(dockerfile, { seed: 11, numRuns: 1500 });

test('most can be read', () => {
  assert.ok(TEXTS.filter((text) => parse(text).ok).length > 900);
});

test('the whole grammar occurs', () => {
  const instructions = TEXTS.flatMap((text) => {
    const parsed = parse(text);
    return parsed.ok ? parsed.dockerfile.instructions : [];
  });
  const keywords = new Set(instructions.map(({ keyword }) => keyword));
  for (const keyword of ['ADD', 'ARG', 'CMD', 'COPY', 'ENTRYPOINT', 'ENV', 'EXPOSE', 'FROM', 'HEALTHCHECK', 'LABEL', 'MAINTAINER', 'ONBUILD', 'RUN', 'SHELL', 'STOPSIGNAL', 'USER', 'VOLUME', 'WORKDIR']) assert.ok(keywords.has(keyword), keyword);
  assert.ok(instructions.some(({ heredocs }) => heredocs.length > 1));
  assert.ok(instructions.some(({ json }) => json !== undefined));
  assert.ok(instructions.some(({ first, last }) => last > first + 2));
  assert.ok(instructions.some(({ trigger }) => trigger !== undefined));
});

test('in every clothing', () => {
  const count = (holds: (text: string) => boolean): number => TEXTS.filter(holds).length;
  assert.ok(count((text) => text.includes('\r\n')) > 200);
  assert.ok(count((text) => text.startsWith('\ufeff')) > 50);
  assert.ok(count((text) => !text.endsWith('\n')) > 100);
  assert.ok(count((text) => text.includes('escape=`')) > 100);
  assert.ok(count((text) => /^\s*#/m.test(text)) > 400);
  assert.ok(count((text) => /\[[“‘«']/.test(text)) > 50);
});

test.run();
