import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { lines, stageOf } from '../subject.ts';

const made = (run: string): string => stageOf(lines('FROM python:3.13', run)).own.operations.flatMap(({ kind, path }) => (kind === 'mkdir' ? [path.path] : [])).join(' ');

const CASES: readonly (readonly [run: string, made: string])[] = [
  [`RUN python3 -c "import os; os.makedirs('/data/x', exist_ok=True)"`, '/data/x'],
  [`RUN python -c 'import os; os.mkdir("/data"); os.mkdir("/logs/")'`, '/data /logs'],
  [`RUN python3 -c "from pathlib import Path; Path('/data').mkdir(parents=True)"`, '/data'],
  [`RUN node -e "fs.mkdirSync('/data', {recursive: true})"`, '/data'],
  [`RUN ruby -e "FileUtils.mkdir_p '/data'"`, '/data'],
  [`RUN ["python3", "-c", "import os; os.makedirs('/data')"]`, '/data'],
  [`RUN python3 -c "import os; os.makedirs('data')"`, ''],
  [`RUN python3 -c "import os; os.makedirs('$X/data')"`, ''],
  [`RUN python3 -c "print(open('/data/x').read())"`, ''],
  [`RUN python3 make.py "os.makedirs('/data')"`, ''],
  [`RUN echo "os.makedirs('/data')"`, ''],
];

for (const [run, directories] of CASES) {
  test(`${run}: ${directories || 'nothing'}`, () => assert.is(made(run), directories));
}

test.run();
