import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { TEXT } from '../../../cli/harness.ts';
import type { Stage } from '../stage.ts';
import { commitFiles, committed } from './commit-files.ts';
import { CHANGED } from './types.ts';
import type { StoryRepository } from './types.ts';

const CRLF = TEXT.changed.replaceAll('\n', '\r\n');

const ENDS = {
  'bom/Dockerfile': `\ufeff${TEXT.changed}`,
  'no-newline/Dockerfile': TEXT.changed.trimEnd(),
  'no-newline/crlf/Dockerfile': CRLF.trimEnd(),
  'not-ascii/Dockerfile': `# 🐳 é\n${TEXT.changed.replace('/app', '/app/漢字')}`,
};

/** Writes a file of the commit into the work tree again, with the line ends that git gives it now. */
function checkOutAgain(top: string, stage: Stage): void {
  rmSync(join(top, 'Dockerfile'));
  stage.git(top, ['checkout', '-q', '--', 'Dockerfile']);
}

/** Line ends, and what stands at the ends of a text. */
export const TEXTS: readonly StoryRepository[] = [
  { path: 'text/crlf', plan: CHANGED, lay: committed({ Dockerfile: CRLF }) },
  {
    path: 'text/autocrlf',
    plan: CHANGED,
    lay: (top, stage) => {
      commitFiles(top, stage, { Dockerfile: TEXT.changed });
      stage.git(top, ['config', 'core.autocrlf', 'true']);
      checkOutAgain(top, stage);
    },
  },
  {
    path: 'text/eol-crlf',
    plan: CHANGED,
    lay: (top, stage) => {
      commitFiles(top, stage, { Dockerfile: TEXT.changed, '.gitattributes': 'Dockerfile text eol=crlf\n' });
      checkOutAgain(top, stage);
    },
  },
  { path: 'text/ends', plan: CHANGED, files: Object.keys(ENDS), lay: committed(ENDS) },
];
