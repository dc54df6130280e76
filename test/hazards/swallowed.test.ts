import { test } from 'uvu';
import { swallowed } from '../../src/hazards/swallowed.ts';
import { hazardTests } from './checks.ts';

const SWALLOWED = 'swallowed-instruction manual';
hazardTests(swallowed, [
  ['in this stage', SWALLOWED, ['FROM node:20', 'RUN x \\', '', 'USER node']],
  ['in a lower stage', SWALLOWED, ['FROM node:20 AS base', 'RUN x \\', '', 'USER node', 'FROM base']],
  ['in another stage', '', ['FROM node:20 AS build', 'RUN x \\', '', 'USER node', 'FROM node:20', 'COPY --from=build /x /x']],
  ['nowhere', '', ['FROM node:20', 'RUN x']],
]);

test.run();
