import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { explain, explainableNames, isAboutImage } from '../../src/explain/explain.ts';
import { lookupImage } from '../../src/images/lookup.ts';
import { must } from '../subject.ts';

const told = (topic: string): string | undefined => explain(topic, lookupImage);

test('everything that has a name is explained, and ends in one line break', () => {
  for (const name of explainableNames()) {
    const text = must(told(name), name);
    assert.match(text, /[^\n]\n$/, name);
    assert.match(text, /^# \S+\n\n\w+: /, name);
  }
});

test('each name stands for itself', () => {
  assert.is(new Set(explainableNames()).size, explainableNames().length);
  assert.match(must(told('fresh-volumes'), 'text'), /^# existing-volume\n/);
});

test('anything else is not', () => {
  for (const name of ['', 'all', 'Low-Port', 'low-port ', 'node:20', '__proto__', 'README', '../../package']) assert.is(told(name), undefined, name);
});

test('an image is looked up as it is named', () => {
  const asked: string[] = [];
  explain('image:node:20', (reference) => {
    asked.push(reference);
    return lookupImage(reference);
  });
  assert.equal(asked, ['node:20']);
  assert.ok(isAboutImage('image:') && !isAboutImage('images:x') && !isAboutImage('node:20'));
});

test('a reference that hides something is shown with what it hides', () => {
  assert.is(told('image:a\nb'), 'a\\nb is no image reference: Docker refuses it in FROM.\n');
  assert.match(must(told('image:\u001b[2J'), 'text'), /^\\x1b\[2J is no image reference/);
});

test.run();
