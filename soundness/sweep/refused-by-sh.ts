import { spawnSync } from 'node:child_process';

/**
 * Those commands that this machine's `sh` refuses to read (`sh -n` runs nothing); none where there is no `sh`. A process for
 * each, since an open quote of one would end at a quote of another.
 */
export function refusedBySh(commands: readonly string[]): readonly string[] {
  return commands.filter((command) => {
    const { status } = spawnSync('sh', ['-n'], { input: `${command}\n` });
    return status !== null && status !== 0;
  });
}
