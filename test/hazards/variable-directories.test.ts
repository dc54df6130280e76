import { test } from 'uvu';
import { variableDirectories } from '../../src/hazards/variable-directories.ts';
import { hazardTests } from './checks.ts';

const VARIABLE = 'variable-directory unsafe';
hazardTests(variableDirectories, [
  ['mkdir of an overridable name', VARIABLE, ['FROM node:20', 'ARG D=/data', 'RUN mkdir -p $D']],
  ['a volume of an overridable name', VARIABLE, ['FROM node:20', 'ARG D=/data', 'VOLUME $D']],
  ['one in the application directory', '', ['FROM node:20', 'WORKDIR /app', 'ARG D=data', 'RUN mkdir -p /app/$D']],
  ['mkdir of an ENV', '', ['FROM node:20', 'ENV D=/data', 'RUN mkdir -p $D']],
]);

test.run();
