import { test } from 'uvu';
import { explicitRoot } from '../../src/hazards/explicit-root.ts';
import { hazardTests } from './checks.ts';

const EXPLICIT = 'explicit-root unsafe';
hazardTests(explicitRoot, [
  ['USER root right before the entry', EXPLICIT, ['FROM node:20', 'USER root', 'CMD ["x"]']],
  ['USER root behind the entry', EXPLICIT, ['FROM node:20', 'CMD ["x"]', 'USER 0']],
  ['only settings behind it', EXPLICIT, ['FROM node:20', 'USER root', 'ENV A=b', 'EXPOSE 3000', 'CMD ["x"]']],
  ["root's work behind it", '', ['FROM node:20', 'USER root', 'RUN x', 'CMD ["x"]']],
  ['a COPY behind it', '', ['FROM node:20', 'USER root', 'COPY . .', 'CMD ["x"]']],
  ['another user before it', '', ['FROM node:20', 'USER node', 'RUN x', 'USER root', 'CMD ["x"]']],
  ['no USER at all', '', ['FROM node:20', 'CMD ["x"]']],
  ['in a lower stage', EXPLICIT, ['FROM node:20 AS base', 'USER root', 'RUN x', 'FROM base', 'CMD ["x"]']],
]);

test.run();
