import { test } from 'uvu';
import { foreignHome } from '../../src/hazards/foreign-home.ts';
import { hazardTests } from './checks.ts';

hazardTests(foreignHome, [
  ["the home of the image's own account", 'foreign-home unsafe', ['FROM redis:7', 'WORKDIR /home/redis/app', 'COPY . .', 'CMD ["x"]']],
  ['the home of the identity', '', ['FROM node:20', 'WORKDIR /home/node/app', 'COPY . .']],
  ['another directory', '', ['FROM redis:7', 'WORKDIR /app', 'COPY . .', 'CMD ["x"]']],
]);

test.run();
