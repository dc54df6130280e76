import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryTree } from '../locate/temporary-tree.ts';

/** What a process that works on repositories does, before anything else, once it gets one whose path says so. */
const CONDUCT = `
const { appendFileSync } = require('node:fs');
appendFileSync(process.env.UNROOT_TEST_LOG, process.pid + '\\n');
const conduct = ({ task }) => {
  const [, how, what] = /(exit|signal|throw|hang)-(\\w+)$/.exec(task.path) ?? [];
  if (how === 'exit') process.exit(Number(what));
  if (how === 'throw') throw new Error(what);
  if (how === 'hang') for (;;);
  if (how === 'signal') {
    process.removeAllListeners(what);
    process.kill(process.pid, what);
    for (;;);
  }
};
// Not before the script itself listens: what comes earlier would be lost to it.
process.on('newListener', function wait(event) {
  if (event !== 'message') return;
  process.off('newListener', wait);
  process.prependListener('message', conduct);
});
`;

export interface Conduct {
  /** For the processes that are started. */
  readonly env: Readonly<Record<string, string>>;
  /** Of all that were started. */
  readonly pids: () => readonly string[];
}

/** Has processes end at repositories that are called so: `x/exit-3`, `x/signal-SIGKILL`, `x/throw-y`, `x/hang-y`. */
export function conduct(): Conduct {
  const folder = temporaryTree({ 'conduct.cjs': CONDUCT });
  const log = join(folder, 'log');
  return {
    env: { NODE_OPTIONS: `--require ${join(folder, 'conduct.cjs')}`, UNROOT_TEST_LOG: log },
    pids: () => (existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : []),
  };
}
