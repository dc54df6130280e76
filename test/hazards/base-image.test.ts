import { test } from 'uvu';
import { baseImage } from '../../src/hazards/base-image.ts';
import { hazardTests } from './checks.ts';

hazardTests(baseImage, [
  ['an image that the table has not', 'unknown-base unsafe', ['FROM example.org/x', 'CMD ["x"]']],
  ['a variable without a value', 'unknown-base unsafe', ['ARG I', 'FROM $I', 'CMD ["x"]']],
  ['a variable with a known value', '', ['ARG I=node:20', 'FROM $I', 'CMD ["x"]']],
  ['a known image', '', ['FROM debian:12', 'CMD ["x"]']],
  ["a lower stage's image", 'unknown-base unsafe', ['FROM example.org/x AS base', 'FROM base', 'CMD ["x"]']],
  ['ONBUILD triggers of the image', 'base-onbuild unsafe', ['FROM node:20-onbuild']],
  ['an entry that drops, whose condition CMD does not meet', 'base-state unsafe, base-entry unsafe', ['FROM postgres:16', 'CMD ["x"]']],
  ['an entry that drops, overridden', '', ['FROM postgres:16', 'ENTRYPOINT ["x"]']],
]);

test.run();
