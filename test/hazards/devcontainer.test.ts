import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { devcontainer } from '../../src/hazards/devcontainer.ts';
import { lines, seenBy } from '../subject.ts';
import { use } from './use.ts';

test('a development container', () => assert.is(seenBy(devcontainer, lines('FROM node:20'), { uses: [use(), use({ kind: 'devcontainer' })] }), 'devcontainer manual'));

for (const kind of ['compose', 'bake', 'skaffold', 'kubernetes', 'script', 'action'] as const) {
  test(`${kind} is none`, () => assert.is(seenBy(devcontainer, lines('FROM node:20'), { uses: [use({ kind })] }), ''));
}

test.run();
