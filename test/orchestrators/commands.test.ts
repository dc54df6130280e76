import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { commandsOf } from '../../orchestrators/commands.ts';
import { blocksOf, readPage } from '../../orchestrators/page.ts';
import { git, inRepository, TEXT } from '../cli/harness.ts';
import { withEngine } from './in-engine.ts';
import type { Engine } from './in-engine.ts';

const SCRIPT = 'sh "$PWD/unroot-commit.sh"';
/** What is run in one repository; `bulk`, which takes many, is tried elsewhere. Whoever runs the script runs it as the others do. */
const commands = [...new Set(blocksOf(readPage()).flatMap(commandsOf).map((command) => (command.includes('unroot-commit.sh') ? SCRIPT : command)))]
  .filter((command) => !command.includes('unroot bulk') && !command.includes('git commit'));
const TREE = { 'Dockerfile': TEXT.changed, 'deep/er/api.Dockerfile': TEXT.changed, 'held/Dockerfile': TEXT.heldBack, 'README.md': 'x\n' };
const CHANGED = ['Dockerfile', 'deep/er/api.Dockerfile'];
const TITLE = 'Run containers as a non-root user';
/** What git-xargs sets. */
const NAMED = { XARGS_REPO_OWNER: 'acme', XARGS_REPO_NAME: 'api' };

/** A command with the places of the page led to those of the engine; `$PWD` is the folder in which the engine was started. */
function inPlaceOf(command: string, { folder }: Engine): string {
  return command.replaceAll('/tmp/', `${folder}/`).replaceAll('$PWD', folder);
}

/** What differs from the first commit: that of the commit above it, or that of the work tree. As git has it: `M path`. */
function changesOf(cwd: string): readonly string[] {
  const status = git(cwd, ['status', '--porcelain', '--untracked-files=all']).split('\n').filter((line) => line !== '').map((line) => line.trim());
  const commits = git(cwd, ['rev-list', 'HEAD']).trim().split('\n');
  assert.ok(commits.length === 1 || status.length === 0, `left beside the commit: ${status.join(', ')}`);
  return commits.length === 1 ? status : git(cwd, ['diff', '--name-status', 'HEAD~1', 'HEAD']).trim().replaceAll('\t', ' ').split('\n');
}

test('there are commands for every engine that takes one repository at a time', () => {
  assert.ok(commands.length >= 6, commands.join('\n'));
});

for (const command of commands) {
  const name = command.split('\n').find((line) => line.includes('unroot fix')) ?? command;

  test(`exits with 0, writes Dockerfiles and nothing else, and then has nothing to do: ${name}`, () => withEngine((engine) => inRepository(TREE, (cwd) => {
    const { status, stdout, stderr } = engine.run(cwd, inPlaceOf(command, engine), NAMED);
    assert.is(status, 0, stderr);
    assert.equal(changesOf(cwd), CHANGED.map((path) => `M ${path}`));
    for (const path of CHANGED) assert.match(readFileSync(join(cwd, path), 'utf8'), /^USER node$/m);
    assertMessage(cwd, command, engine, stdout);
    git(cwd, ['add', '-A']);
    const again = engine.run(cwd, inPlaceOf(command, engine), NAMED);
    assert.is(again.status, 0, again.stderr);
    assert.is(git(cwd, ['diff']), '');
  })));
}

for (const command of ['unroot fix .', SCRIPT]) {
  test(`exits with 0 where there is no Dockerfile, and does nothing: ${command}`, () => withEngine((engine) => inRepository({ 'README.md': 'x\n' }, (cwd) => {
    const { status, stderr } = engine.run(cwd, inPlaceOf(command, engine));
    assert.is(status, 0, stderr);
    assert.equal(changesOf(cwd), []);
  })));
}

/** That the message lies where the command puts it, is the commit where it commits, and is all that is printed where it is printed. */
function assertMessage(cwd: string, command: string, engine: Engine, stdout: string): void {
  if (command === SCRIPT) {
    assert.ok(git(cwd, ['log', '-1', '--format=%B']).startsWith(`${TITLE}\n\n`));
    assert.match(git(cwd, ['log', '-1', '--format=%B']), /^## What changes$/m);
    return;
  }
  const written = /message=(\S+?)"?(?: |$)/m.exec(inPlaceOf(command, engine))?.[1];
  if (written === undefined) return;
  const path = written.replace('$HOME', `${engine.folder}/home`).replace('$XARGS_REPO_OWNER-$XARGS_REPO_NAME', 'acme-api');
  const absolute = path.startsWith('/') ? path : join(cwd, path);
  assert.ok(existsSync(absolute), absolute);
  assert.ok(dirname(absolute) === join(cwd, '.git') || !absolute.startsWith(cwd), 'beside the tree');
  assert.ok(readFileSync(absolute, 'utf8').startsWith(`${TITLE}\n\n`));
  if (command.includes('\ncat ')) assert.is(stdout, readFileSync(absolute, 'utf8'));
}

test('where an update stands in a Dockerfile without being staged, Renovate\'s command fixes it all the same', () => withEngine((engine) => inRepository(TREE, (cwd) => {
  const command = commands.find((each) => each.includes('--allow-dirty'));
  assert.ok(command !== undefined);
  writeFileSync(join(cwd, 'Dockerfile'), TEXT.changed.replace('node:20', 'node:22'));
  assert.is(engine.run(cwd, command.replace(' --allow-dirty', '')).status, 2);
  assert.not.match(readFileSync(join(cwd, 'Dockerfile'), 'utf8'), /USER/);
  assert.is(engine.run(cwd, command).status, 0);
  assert.match(readFileSync(join(cwd, 'Dockerfile'), 'utf8'), /^FROM node:22\n[^]*^USER node$/m);
})));

test('the script works below the top too, and commits all that is there', () => withEngine((engine) => inRepository(TREE, (cwd) => {
  assert.is(engine.run(join(cwd, 'deep'), `sh '${engine.folder}/unroot-commit.sh'`).status, 0);
  assert.equal(changesOf(cwd), CHANGED.map((path) => `M ${path}`));
})));

test('trouble is an exit code other than 0, also of the script, and commits nothing', () => withEngine((engine) => inRepository({ 'Dockerfile': TEXT.changed, '.unroot.yaml': 'no: such\n' }, (cwd) => {
  for (const command of ['unroot fix .', `sh '${engine.folder}/unroot-commit.sh'`]) assert.is(engine.run(cwd, command).status, 2, command);
  assert.equal(changesOf(cwd), []);
})));

test.run();
