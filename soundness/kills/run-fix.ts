import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const BIN = fileURLToPath(new URL('../../src/bin.js', import.meta.url));

/** A signal that is sent some milliseconds after so many files were seen in the patch: 0 is from the start of the process. */
export interface Disturbance {
  readonly signal: NodeJS.Signals;
  readonly files: number;
  readonly milliseconds: number;
}

export interface FixRun {
  /** Undefined if a signal ended it. */
  readonly status: number | undefined;
  readonly endedBy: NodeJS.Signals | undefined;
  /** From the start, in milliseconds; `firstFile` is undefined if it wrote nothing. */
  readonly firstFile: number | undefined;
  readonly ended: number;
  /** How many files its patch has. */
  readonly files: number;
  readonly stderr: string;
}

/** Runs the real command on a whole folder, and ends it in the middle if a disturbance is given. */
export function runFix(root: string, disturbance?: Disturbance): Promise<FixRun> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    let firstFile: number | undefined;
    let timer: NodeJS.Timeout | undefined;
    let stderr = '';
    const options = ['--unsafe', '--allow-no-vcs', '--allow-dirty', '--color', 'never', '--quiet'];
    const child = spawn(process.execPath, [BIN, 'fix', ...options, '.'], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let files = 0;
    const disturb = (): void => {
      if (disturbance === undefined || timer !== undefined || files < disturbance.files) return;
      timer = setTimeout(() => child.kill(disturbance.signal), disturbance.milliseconds);
    };
    child.once('spawn', disturb);
    child.stdout.on('data', (data: Buffer) => {
      firstFile ??= performance.now() - started;
      files += data.toString('latin1').split('+++ b/').length - 1;
      disturb();
    });
    child.stderr.on('data', (data: Buffer) => {
      stderr += data.toString();
    });
    child.once('error', reject);
    child.once('close', (status, signal) => {
      clearTimeout(timer);
      resolve({ status: status ?? undefined, endedBy: signal ?? undefined, firstFile, ended: performance.now() - started, files, stderr });
    });
  });
}
