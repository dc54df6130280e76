import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { TEXT } from '../../../cli/harness.ts';
import { addFiles } from '../../../locate/temporary-tree.ts';
import type { Stage } from '../stage.ts';
import { commitFiles } from './commit-files.ts';
import { CHANGED } from './types.ts';
import type { StoryRepository } from './types.ts';

/** Settings whose value git runs. */
const PROGRAMS = [
  'core.fsmonitor', 'core.pager', 'core.editor', 'core.sshCommand', 'core.askPass', 'core.gitProxy', 'core.alternateRefsCommand', 'diff.external',
  'diff.evil.command', 'diff.evil.textconv', 'filter.evil.clean', 'filter.evil.smudge', 'filter.evil.process', 'merge.evil.driver',
  'credential.helper', 'gpg.program', 'gpg.ssh.program', 'pager.status', 'pager.log', 'sequence.editor', 'interactive.diffFilter',
  'uploadpack.packObjectsHook', 'trailer.evil.command', 'gc.recentObjectsHook', 'remote.origin.uploadpack', 'remote.origin.receivepack',
];
const SWITCHES = [
  ['commit.gpgSign', 'true'], ['tag.gpgSign', 'true'], ['push.gpgSign', 'true'], ['filter.evil.required', 'true'],
  ['remote.origin.url', 'ext::sh -c evil'], ['protocol.ext.allow', 'always'],
] as const;
const ALIASES = [
  'status', 'config', 'ls-files', 'rev-parse', 'update-index', 'commit-tree', 'hash-object', 'write-tree', 'read-tree', 'update-ref',
  'symbolic-ref', 'cat-file', 'ls-tree', 'var',
];
const HOOKS = [
  'applypatch-msg', 'commit-msg', 'fsmonitor-watchman', 'post-applypatch', 'post-checkout', 'post-commit', 'post-index-change', 'post-merge',
  'post-rewrite', 'pre-applypatch', 'pre-auto-gc', 'pre-commit', 'pre-merge-commit', 'pre-push', 'pre-rebase', 'prepare-commit-msg',
  'reference-transaction', 'sendemail-validate', 'update',
];

/** What the programs that a hostile repository names have written; undefined where none was run. */
export function traceOf(stage: Stage): string | undefined {
  const file = join(stage.folder, 'ran');
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

function lay(top: string, stage: Stage): void {
  commitFiles(top, stage, { Dockerfile: TEXT.changed, '.gitattributes': '* filter=evil diff=evil merge=evil\n', 'README.md': '# mine\n' });
  const evil = join(stage.folder, 'evil');
  addFiles(stage.folder, { evil: `#!/bin/sh\necho "$0 $*" >> '${join(stage.folder, 'ran')}'\nexit 1\n` });
  chmodSync(evil, 0o755);
  const lines = [...PROGRAMS.map((key) => [key, evil] as const), ...SWITCHES, ...ALIASES.map((name) => [`alias.${name}`, `!${evil}`] as const)];
  writeFileSync(join(top, '.git/more'), lines.map(([key, value]) => section(key, value)).join(''));
  stage.git(top, ['config', 'include.path', 'more']);
  stage.git(top, ['config', 'core.hooksPath', join(top, '.git/hooks')]);
  mkdirSync(join(top, '.git/hooks'));
  for (const hook of HOOKS) {
    writeFileSync(join(top, '.git/hooks', hook), `#!/bin/sh\nexec '${evil}' hook ${hook}\n`);
    chmodSync(join(top, '.git/hooks', hook), 0o755);
  }
}

function section(key: string, value: string): string {
  const [first = '', ...rest] = key.split('.');
  const name = rest.pop() ?? '';
  return `[${first}${rest.length > 0 ? ` "${rest.join('.')}"` : ''}]\n\t${name} = ${JSON.stringify(value)}\n`;
}

/** Repositories that name programs for git to run, or lead it elsewhere. */
export const HOSTILE: readonly StoryRepository[] = [
  { path: 'hostile/programs', plan: CHANGED, lay },
  {
    path: 'hostile/work-tree-elsewhere',
    plan: 'failed git-failed',
    files: [],
    lay: (top, stage) => {
      lay(top, stage);
      addFiles(join(stage.outside, 'victim-tree'), { Dockerfile: TEXT.changed });
      stage.git(top, ['config', 'core.worktree', join(stage.outside, 'victim-tree')]);
    },
  },
];
