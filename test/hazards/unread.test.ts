import { test } from 'uvu';
import { unread } from '../../src/hazards/unread.ts';
import { hazardTests } from './checks.ts';

hazardTests(unread, [
  ['a working directory that only the build knows', 'workdir-unresolved unsafe', ['FROM node:20', 'ARG D', 'WORKDIR $D']],
  ['a default', '', ['FROM node:20', 'ARG D=/app', 'WORKDIR $D']],
  ['a RUN that is no shell', 'run-unread unsafe', ['FROM node:20', 'RUN <<EOF', '#!/usr/bin/env python3', 'x', 'EOF']],
  ['a RUN that is', '', ['FROM node:20', 'RUN x']],
]);

test.run();
