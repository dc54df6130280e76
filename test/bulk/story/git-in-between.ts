import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BRANCH } from './layout/types.ts';
import { BIN } from './run-bulk.ts';
import type { Stage } from './stage.ts';

/** What is done to make a commit, in this order: `scratch` is another index, `index` the repository's own. */
export const STEPS = ['hash-object', 'read-tree', 'scratch', 'write-tree', 'commit-tree', 'index', 'branch', 'switch'] as const;

const SCRIPT = `#!/bin/sh
step=none
case " $* " in
  *' hash-object '*) step=hash-object ;;
  *' read-tree '*) step=read-tree ;;
  *' write-tree '*) step=write-tree ;;
  *' commit-tree '*) step=commit-tree ;;
  *' update-index '*) if [ -n "$GIT_INDEX_FILE" ]; then step=scratch; else step=index; fi ;;
  *' update-ref '*) step=branch ;;
  *' symbolic-ref -m '*) step=switch ;;
esac
race() {
  [ -e "$HOME/$1" ] && return
  : > "$HOME/$1"
  PATH=$REAL_PATH "$NODE" "$BIN" bulk "$2" --out "$HOME/other-$1" --commit --branch ${BRANCH} -q > /dev/null 2>&1
}
case "$2" in
  */before-"$step") kill -KILL "$PPID"; exit 1 ;;
  */after-"$step") "$REAL_GIT" "$@" > /dev/null; kill -KILL "$PPID"; exit 1 ;;
  */without-"$step") echo 'fatal: not today' >&2; exit 128 ;;
  */raced-early) if [ "$step" = commit-tree ]; then race early "$2"; fi ;;
  */raced-late) case " $* " in *' --verify HEAD '*) if grep -q '^USER' "$2/Dockerfile"; then race late "$2"; fi ;; esac ;;
  */raced-last) if [ "$step" = branch ]; then race last "$2"; fi ;;
  */hangs) : > "$HOME/stuck"; exec sleep 3600 ;;
esac
exec "$REAL_GIT" "$@"
`;

/**
 * The environment in which a git comes first that goes by the name of the repository: in `before-STEP` and `after-STEP` it kills the process that
 * has started it, in `without-STEP` the step fails, in `raced-early`, `raced-late` and `raced-last` another run makes its commit
 * first, before files are written, behind that, or behind the index, and in `hangs` it makes a file `stuck` in the folder of the stage, and never ends.
 */
export function gitInBetween(stage: Stage): Readonly<Record<string, string>> {
  const folder = join(stage.folder, 'bin');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'git'), SCRIPT);
  chmodSync(join(folder, 'git'), 0o755);
  const real = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();
  const path = stage.env['PATH'] ?? '';
  return { PATH: `${folder}:${path}`, REAL_PATH: path, REAL_GIT: real, NODE: process.execPath, BIN };
}
