import { chownSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { CommandResult } from '../../src/engines/run-command.ts';
import { inOwnImage } from './own-image.ts';
import { inPlace, unmet } from './run-unroot.ts';
import { JOB } from './texts.ts';
import type { CommandTrial } from './types.ts';

/** A uid that no account of the image has. */
const UID = 4321;
const OWNER = { user: `${UID}:${UID}` };
/** Makes the process of unroot itself say who it is. Node splits the value at blanks and takes quotes out. */
const TELL_UID = { NODE_OPTIONS: '--import=data:text/javascript,console.error({uid:process.getuid()})' };
const COMMIT = 'git init -q && git add -A && git -c user.name=t -c user.email=t@example.org commit -q -m start';

/** unroot in an image of its own, made as anybody would make it. */
export const imageTrials: readonly CommandTrial[] = [
  {
    name: 'image of unroot: fixes the repository of whoever runs it',
    run: (env) => inPlace(JOB, env, (place) => inOwnImage(env, place.folder, async ({ config, run, unroot }) => {
      for (const path of ['', ...Object.keys(JOB)]) chownSync(join(place.folder, path), UID, UID);
      const version = await until(/^\d+\.\d+\.\d+$/m, () => unroot(['--version'], { env: TELL_UID }));
      const committed = await run(['sh', '-c', COMMIT], OWNER);
      const another = await until(/dubious ownership/, () => unroot(['fix']));
      const untouched = place.read('Dockerfile') === JOB.Dockerfile;
      const check = await until(/runs as app instead of root/, () => unroot(['check'], { ...OWNER, env: TELL_UID }));
      const fix = await unroot(['fix'], OWNER);
      const owner = statSync(join(place.folder, 'Dockerfile')).uid;
      const difference = await until(/^3\t0\tDockerfile$/m, () => run(['git', 'diff', '--numstat'], OWNER));
      // For CI systems that run lines of shell in an image.
      const calm = await run(['sh', '-c', 'unroot check'], OWNER);
      const writable = await run(['find', '/opt/unroot', '-writable', '!', '-type', 'l', '-exec', 'false', '{}', '+'], OWNER);
      const all = { version, committed, another, check, fix, difference, calm, writable };
      return unmet({
        'its user is not root': config.User === 'node',
        'it tells its version, as that user': version.seen && version.exit === 0 && /uid: 1000\b/.test(version.output),
        'git commits as somebody whom the image does not know': committed.exit === 0,
        'what is not its own is left alone': another.seen && another.exit === 2 && untouched,
        'check finds what is to be done, as that somebody': check.seen && check.exit === 1 && check.output.includes(`uid: ${UID}`),
        'fix writes': fix.exit === 0 && /^USER app$/m.test(place.read('Dockerfile')),
        'the file still belongs to its owner': owner === UID,
        'git shows the lines': difference.seen,
        'then nothing is to be done': calm.exit === 0,
        'only root can change the program': writable.exit === 0,
      }, { stdout: Object.entries(all).map(([name, { exit, output }]) => `${name}: exit ${exit}\n${output}`).join('\n') });
    })),
  },
];

/** Runs it again where what must be said is not said: now and then the output of a short program is lost (buildah, chroot isolation). */
async function until(wanted: RegExp, run: () => Promise<CommandResult>, times = 3): Promise<CommandResult & { readonly seen: boolean }> {
  const result = await run();
  const seen = wanted.test(result.output);
  return seen || times === 1 ? { ...result, seen } : until(wanted, run, times - 1);
}
