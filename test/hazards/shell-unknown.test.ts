import { test } from 'uvu';
import { shellUnknown } from '../../src/hazards/shell-unknown.ts';
import { hazardTests } from './checks.ts';

hazardTests(shellUnknown, [
  ['PowerShell', 'shell-unknown manual', ['FROM debian:12', 'SHELL ["pwsh", "-Command"]']],
  ['of a lower stage', 'shell-unknown manual', ['FROM debian:12 AS base', 'SHELL ["/usr/bin/fish", "-c"]', 'FROM base']],
  ['bash', '', ['FROM debian:12', 'SHELL ["/bin/bash", "-o", "pipefail", "-c"]']],
  ['none', '', ['FROM debian:12']],
]);

test.run();
