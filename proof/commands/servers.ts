import { inPlace, unmet } from './run-unroot.ts';
import { SERVER } from './texts.ts';
import type { CommandTrial } from './types.ts';

const PROVE = ['prove', '--engine', 'buildah', '--for', '6s'];
/** Asks the server without a program that may not be there. */
const ASK = `${JSON.stringify(process.execPath)} -e 'fetch(\`http://\${process.env.HOST}:\${process.env.PORT}/asked\`).then((r) => r.text()).then((t) => { console.log(t); if (!t.startsWith("hello")) process.exit(1); })'`;

/** What is seen of programs that keep running. */
export const serverTrials: readonly CommandTrial[] = [
  {
    name: 'prove: a server, its port, and a smoke command',
    run: (env) => inPlace(SERVER, env, async (place) => {
      const seen = await place.unroot([...PROVE, '--smoke', ASK, '--keep-logs', 'logs']);
      return unmet({
        'exit 0': seen.status === 0,
        'before': seen.stdout.includes('before: keeps running, uid 0, listens on 8497, smoke command succeeds'),
        'after': seen.stdout.includes('after:  keeps running, uid 1000, listens on 8497, smoke command succeeds'),
        'logs are kept': seen.status === 0 && place.read('logs/Dockerfile.after.run.log').includes('ok uid=1000'),
        'nothing is left': place.left().length === 0,
      }, seen);
    }),
  },
  {
    name: 'prove: a smoke command that fails after the fix',
    run: (env) => inPlace(SERVER, env, async (place) => {
      const seen = await place.unroot([...PROVE, '--smoke', `${ASK} | grep 'from 0'`]);
      return unmet({ 'exit 1': seen.status === 1, 'it says so': seen.stdout.includes('the smoke command fails with 1') }, seen);
    }),
  },
  {
    name: 'prove: a healthcheck that holds, and one that fails without root',
    run: (env) => inPlace({
      ...SERVER,
      'a/Dockerfile': SERVER.Dockerfile.replace('CMD', `HEALTHCHECK CMD node -e 'fetch("http://127.0.0.1:8497").then((r) => process.exit(r.ok ? 0 : 1))'\nCMD`), 'a/server.js': SERVER['server.js'],
      'b/Dockerfile': SERVER.Dockerfile.replace('CMD', 'HEALTHCHECK CMD ["node", "-e", "process.exit(process.getuid() === 0 ? 0 : 1)"]\nCMD'), 'b/server.js': SERVER['server.js'],
    }, env, async (place) => {
      const seen = await place.unroot([...PROVE, 'a', 'b']);
      return unmet({
        'exit 1': seen.status === 1,
        'healthy': seen.stdout.includes('after:  keeps running, uid 1000, listens on 8497, healthy'),
        'unhealthy': seen.stdout.includes('the healthcheck fails'),
        'one of each': seen.stderr.includes('Proofs: 1 holds, 1 breaks.'),
      }, seen);
    }),
  },
];
