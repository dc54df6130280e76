import { findEngine } from '../../src/engines/find-engine.ts';
import { proveBuild } from '../../src/prove/prove-build.ts';
import { inPlace, unmet } from './run-unroot.ts';
import { JOB, SECRETIVE } from './texts.ts';
import type { CommandTrial } from './types.ts';

const PROVE = ['prove', '--engine', 'buildah', '--for', '20s'];

/** What is said of rewrites that are good, that are not, and of images that do not work as they are. */
export const rewriteTrials: readonly CommandTrial[] = [
  {
    name: 'prove: a good rewrite holds, and nothing is left',
    run: (env) => inPlace(JOB, env, async (place) => {
      const seen = await place.unroot([...PROVE, '--format', 'json', '--report', 'markdown=proof.md']);
      const [proof] = seen.status === 0 ? JSON.parse(seen.stdout).files[0].proofs : [];
      return unmet({
        'exit 0': seen.status === 0,
        'the proof holds': proof?.verdict === 'holds',
        'both end with 0': proof?.before.exit === 0 && proof?.after.exit === 0,
        'the user is the new one': proof?.before.user === '' && proof?.after.user === 'app',
        'Markdown says so too': seen.status === 0 && place.read('proof.md').includes('| **holds** |'),
        'nothing is written': place.read('Dockerfile') === JOB.Dockerfile,
        'nothing is left': place.left().length === 0,
      }, seen);
    }),
  },
  {
    name: 'prove: a rewrite that breaks at start',
    run: (env) => inPlace(JOB, env, async (place) => {
      const found = await findEngine('buildah', env);
      if (!found.ok) return found.problems;
      try {
        // What the gate would not let pass: a user who may not write.
        const text = { dockerfile: `${place.folder}/Dockerfile`, before: JOB.Dockerfile, after: JOB.Dockerfile.replace('CMD', 'USER nobody\nCMD') };
        const build = { context: place.folder, target: undefined, buildArgs: {}, declared: undefined };
        const proof = await proveBuild(found.engine, text, build, { watchFor: 20_000, buildTimeout: 120_000, smoke: undefined, env: {}, ports: [] }, () => {});
        const codes = proof.faults.map(({ code }) => code).join(' ');
        return unmet({ 'it breaks': proof.verdict === 'breaks', 'it says how': codes === 'exit-differs access-denied' }, { stdout: JSON.stringify(proof.faults) });
      } finally {
        await found.engine.close();
      }
    }),
  },
  {
    name: 'fix --prove: what no Dockerfile tells shows when it runs, and is not written',
    run: (env) => inPlace({ ...SECRETIVE, 'good/Dockerfile': JOB.Dockerfile, 'good/job.sh': JOB['job.sh'] }, env, async (place) => {
      const seen = await place.unroot(['fix', '--prove', '--allow-no-vcs', '--engine', 'buildah', '--for', '20s']);
      return unmet({
        'exit 0': seen.status === 0,
        'it breaks, with the line of the log': seen.stderr.includes('| /var/lib/misc/report: Permission denied'),
        'it is not written': place.read('Dockerfile') === SECRETIVE.Dockerfile,
        'the good one is written': /^USER app$/m.test(place.read('good/Dockerfile')),
        'nothing is left': place.left().length === 0,
      }, seen);
    }),
  },
  {
    name: 'prove: an image that does not build, and one that does not start, as they are',
    run: (env) => inPlace({
      'a/Dockerfile': JOB.Dockerfile.replace('COPY', 'RUN exit 7\nCOPY'), 'a/job.sh': '',
      'b/Dockerfile': JOB.Dockerfile, 'b/job.sh': 'echo no database >&2\nexit 5\n',
    }, env, async (place) => {
      const seen = await place.unroot(PROVE);
      return unmet({
        'exit 1': seen.status === 1,
        'it does not build': seen.stdout.includes('the image does not build as it was'),
        'it ends': seen.stdout.includes('the program ends with exit code 5 as it was') && seen.stdout.includes('| no database'),
        'neither is blamed on the rewrite': !seen.stdout.includes('breaks') && seen.stderr.includes('Proofs: 2 open.'),
        'nothing is left': place.left().length === 0,
      }, seen);
    }),
  },
  {
    name: 'prove: builds as a compose file says',
    run: (env) => inPlace({
      'web/Dockerfile': 'ARG BASE=nowhere.example/none\nFROM ${BASE} AS run\nWORKDIR /srv/job\nCOPY sub/job.sh ./\nCMD ["sh", "job.sh"]\n\nFROM debian:bookworm-slim\nRUN false\n',
      'sub/job.sh': JOB['job.sh'],
      'compose.yaml': 'services:\n  web:\n    build:\n      context: .\n      dockerfile: web/Dockerfile\n      target: run\n      args: {BASE: "debian:bookworm-slim"}\n',
    }, env, async (place) => {
      const seen = await place.unroot([...PROVE, '--assume', 'unknown-base']);
      return unmet({
        'exit 0': seen.status === 0,
        'target, arguments and source are told': /holds: context \., target run, build arguments BASE, as in \S*compose\.yaml:2:3 service web/.test(seen.stdout),
      }, seen);
    }),
  },
];
