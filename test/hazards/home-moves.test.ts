import { test } from 'uvu';
import { homeMoves } from '../../src/hazards/home-moves.ts';
import { hazardTests } from './checks.ts';

hazardTests(homeMoves, [
  ['a command line tool as the entry', 'home-moves unsafe', ['FROM python:3.12', 'RUN pip install awscli', 'ENTRYPOINT ["aws"]']],
  ['as a command only', '', ['FROM python:3.12', 'CMD ["aws", "s3", "ls"]']],
  ['an application', '', ['FROM python:3.12', 'ENTRYPOINT ["python", "x.py"]']],
]);

test.run();
