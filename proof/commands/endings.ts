import { inPlace, unmet } from './run-unroot.ts';
import { JOB, SERVER } from './texts.ts';
import type { CommandTrial } from './types.ts';

/** How a run ends before its time. */
export const endingTrials: readonly CommandTrial[] = [
  {
    name: 'prove: Ctrl-C while it builds leaves nothing',
    run: (env) => inPlace({ ...JOB, Dockerfile: JOB.Dockerfile.replace('COPY', 'RUN sleep 300\nCOPY') }, env, async (place) => {
      const seen = await place.unroot(['prove', '--engine', 'buildah'], { text: /building the image before/, after: 3000 });
      return unmet({
        'it ends by the signal': seen.signal === 'SIGINT',
        'nothing is reported': seen.stdout === '',
        'nothing is written': place.read('job.sh') === JOB['job.sh'],
        'nothing is left': place.left().length === 0,
      }, { ...seen, stderr: `${seen.stderr}\n${place.left().join('\n')}` });
    }),
  },
  {
    name: 'fix --prove: Ctrl-C while the program runs leaves nothing, and writes nothing',
    run: (env) => inPlace(SERVER, env, async (place) => {
      const seen = await place.unroot(['fix', '--prove', '--allow-no-vcs', '--engine', 'buildah', '--for', '300s'], { text: /running the image before/, after: 2500 });
      return unmet({
        'it ends by the signal': seen.signal === 'SIGINT',
        'nothing is written': place.read('Dockerfile') === SERVER.Dockerfile,
        'nothing is left': place.left().length === 0,
      }, { ...seen, stderr: `${seen.stderr}\n${place.left().join('\n')}` });
    }),
  },
  {
    name: 'prove: no engine is there',
    run: (env) => inPlace(JOB, { ...env, PATH: '/nowhere' }, async (place) => {
      const seen = await place.unroot(['prove']);
      return unmet({ 'exit 2': seen.status === 2, 'it says so': seen.stderr.includes('a proof needs a container engine, and none is there'), 'nothing is left': place.left().length === 0 }, seen);
    }),
  },
];
