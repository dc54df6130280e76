import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { TEXT } from '../../../cli/harness.ts';
import { commitFiles, commitMore, committed } from './commit-files.ts';
import { CHANGED } from './types.ts';
import type { StoryRepository } from './types.ts';

const HUGE = `${TEXT.changed}${'# a line that says nothing, over and over again\n'.repeat(30_000)}`;
const MANY = Array.from({ length: 25 }, (_, index) => `part-${index}/Dockerfile`);
const INVALID = Buffer.concat([Buffer.from(`${TEXT.changed}# `), Buffer.from([0xff, 0xfe, 0x0a])]);

/** What Dockerfiles may hold and be: nothing is wrong with the repositories. */
export const CONTENTS: readonly StoryRepository[] = [
  { path: 'content/clean', plan: 'unchanged non-root', files: [], lay: committed({ Dockerfile: TEXT.clean }) },
  { path: 'content/none', plan: 'unchanged no-dockerfile', files: [], lay: committed({ 'README.md': '# nothing\n' }) },
  { path: 'content/held-back', plan: 'unchanged low-port', files: [], lay: committed({ Dockerfile: TEXT.heldBack }) },
  { path: 'content/manual', plan: 'unchanged root-daemon', files: [], lay: committed({ Dockerfile: TEXT.manual }) },
  { path: 'content/waived', plan: 'unchanged waived', files: [], lay: committed({ Dockerfile: `# unroot global ignore=all it goes soon\n${TEXT.changed}` }) },
  { path: 'content/template', plan: 'unchanged template', files: [], lay: committed({ Dockerfile: TEXT.template }) },
  { path: 'content/huge', plan: 'unchanged too-large', files: [], lay: committed({ Dockerfile: HUGE }) },
  { path: 'content/invalid-utf8', plan: 'unchanged not-utf8', files: [], lay: committed({ Dockerfile: INVALID }) },
  { path: 'content/many', plan: CHANGED, files: MANY, lay: committed(Object.fromEntries(MANY.map((path) => [path, TEXT.changed]))) },
  {
    path: 'content/mixed',
    plan: CHANGED,
    files: ['app/Dockerfile'],
    lay: committed({ 'app/Dockerfile': TEXT.changed, 'web/Dockerfile': TEXT.heldBack, 'cron/Dockerfile': TEXT.manual, 'old/Dockerfile': INVALID }),
  },
  {
    path: 'content/executable',
    plan: CHANGED,
    lay: (top, stage) => {
      commitFiles(top, stage, { Dockerfile: TEXT.changed });
      chmodSync(join(top, 'Dockerfile'), 0o755);
      commitMore(top, stage, {});
    },
  },
  {
    path: 'content/linked',
    plan: CHANGED,
    files: ['conf/image.txt', 'docker/Dockerfile'],
    lay: (top, stage) => {
      commitFiles(top, stage, { 'conf/image.txt': TEXT.changed, 'docker/Dockerfile': TEXT.changed });
      symlinkSync('conf/image.txt', join(top, 'Dockerfile'));
      symlinkSync('docker/Dockerfile', join(top, 'app.Dockerfile'));
      symlinkSync('docker', join(top, 'z'));
      commitMore(top, stage, {});
    },
  },
  {
    path: 'content/link-leads-out',
    plan: 'unchanged no-dockerfile',
    files: [],
    lay: (top, stage) => {
      mkdirSync(top, { recursive: true });
      symlinkSync('../../plain/service-0/Dockerfile', join(top, 'Dockerfile'));
      commitFiles(top, stage, {});
    },
  },
  {
    path: 'content/pipe',
    plan: 'unchanged no-dockerfile',
    files: [],
    lay: (top, stage) => {
      commitFiles(top, stage, { 'README.md': '# a pipe\n' });
      execFileSync('mkfifo', [join(top, 'Dockerfile')]);
    },
  },
];
