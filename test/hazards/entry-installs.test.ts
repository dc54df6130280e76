import { test } from 'uvu';
import { entryInstalls } from '../../src/hazards/entry-installs.ts';
import { hazardTests } from './checks.ts';

const INSTALLS = 'entry-installs unsafe';
hazardTests(entryInstalls, [
  ['pip', INSTALLS, ['FROM python:3.12', 'CMD pip install -r requirements.txt && python x.py']],
  ['python -m pip', INSTALLS, ['FROM python:3.12', 'CMD ["python", "-m", "pip", "install", "x"]']],
  ['npm, globally', INSTALLS, ['FROM node:20', 'CMD npm install -g x && x']],
  ['npm, into the application', '', ['FROM node:20', 'CMD npm install && npm start']],
  ['nothing', '', ['FROM node:20', 'CMD ["npm", "start"]']],
]);

test.run();
