import { test } from 'uvu';
import { systemWorkdir } from '../../src/hazards/system-workdir.ts';
import { hazardTests } from './checks.ts';

const SYSTEM = 'system-workdir unsafe';
hazardTests(systemWorkdir, [
  ['a system directory that COPY fills', SYSTEM, ['FROM node:20', 'WORKDIR /usr/src', 'COPY . .']],
  ['a directory below a system tree', SYSTEM, ['FROM node:20', 'WORKDIR /etc/app', 'COPY . .']],
  ['a system directory that nothing fills', '', ['FROM node:20', 'WORKDIR /usr/local/bin', 'CMD ["x"]']],
  ['an application directory', '', ['FROM node:20', 'WORKDIR /usr/src/app', 'COPY . .']],
  ['scratch space', '', ['FROM node:20', 'WORKDIR /tmp', 'COPY . .']],
]);

test.run();
