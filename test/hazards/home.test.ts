import { test } from 'uvu';
import { noHome } from '../../src/hazards/home.ts';
import { hazardTests } from './checks.ts';

const NONE = 'no-home unsafe';

hazardTests(noHome, [
  ['npm as a user without a home', NONE, ['FROM debian:12', 'RUN useradd app', 'CMD ["npm", "start"]']],
  ['npm as a number', NONE, ['FROM node:20', 'USER 1234', 'USER root', 'CMD ["npm", "start"]']],
  ['npm as a user with a home', '', ['FROM debian:12', 'RUN useradd -m app', 'CMD ["npm", "start"]']],
  ["npm as the image's user", '', ['FROM node:20', 'CMD ["npm", "start"]']],
  ['npm as a user who is created, with a home', '', ['FROM debian:12', 'CMD ["npm", "start"]']],
  ['a HOME of its own', '', ['FROM debian:12', 'RUN useradd app', 'ENV HOME=/app', 'CMD ["npm", "start"]']],
  ["root's HOME", NONE, ['FROM debian:12', 'RUN useradd app', 'ENV HOME=/root', 'CMD ["npm", "start"]']],
  ['dotnet run', NONE, ['FROM debian:12', 'RUN useradd app', 'CMD ["dotnet", "run"]']],
  ['dotnet with a program', '', ['FROM debian:12', 'RUN useradd app', 'CMD ["dotnet", "a.dll"]']],
  ['a program that needs none', '', ['FROM debian:12', 'RUN useradd app', 'CMD ["node", "x"]']],
]);

test.run();
