import { test } from 'uvu';
import { onbuild } from '../../src/hazards/onbuild.ts';
import { hazardTests } from './checks.ts';

hazardTests(onbuild, [
  ['ONBUILD', 'onbuild manual', ['FROM node:20', 'ONBUILD COPY . .']],
  ['ONBUILD of a lower stage, which is not inherited', '', ['FROM node:20 AS base', 'ONBUILD COPY . .', 'FROM base']],
  ['none', '', ['FROM node:20']],
]);

test.run();
