import { test } from 'uvu';
import { volumes } from '../../src/hazards/volumes.ts';
import { hazardTests } from './checks.ts';

const DATA = 'existing-volume unsafe';

hazardTests(volumes, [
  ['a volume', DATA, ['FROM node:20', 'VOLUME /data']],
  ['one in JSON form', DATA, ['FROM node:20', 'VOLUME ["/data"]']],
  ['one in scratch space', '', ['FROM node:20', 'VOLUME /tmp']],
  ['one in a system directory', 'volume-elsewhere manual', ['FROM node:20', 'VOLUME /var/log']],
  ['of a lower stage', DATA, ['FROM node:20 AS base', 'VOLUME /data', 'FROM base']],
  ['of the image', DATA, ['FROM redis:7', 'ENTRYPOINT ["x"]']],
  ['none', '', ['FROM node:20']],
]);

test.run();
