import { setTimeout as sleep } from 'node:timers/promises';
import { EngineError } from '../engines/types.ts';
import type { BuildRequest, Container, Engine, Healthcheck, Image, ImageConfig } from '../engines/types.ts';
import { deniedAccess } from './denied-access.ts';
import { runSmoke } from './run-smoke.ts';
import type { Observation, ProofSettings, RunObservation, Side } from './types.ts';

/** Milliseconds between two looks. */
const PACE = 200;
/** Attempts before a check counts as failed, and milliseconds between them: an engine's own default is 3 (Dockerfile reference). */
const ATTEMPTS = 3;
const RETRY = 1000;
/** Milliseconds that a check may take where it sets no limit: the engines' own default. */
const CHECK_LIMIT = 30_000;

/** Tells what is being done, for progress: `building`, `running`, and the last line of a build. */
export type OnStep = (step: 'building' | 'running' | 'checking', line?: string) => void;

/**
 * Builds one image, starts it, watches it and removes the container.
 *
 * @throws EngineError if the engine itself fails or is ended
 */
export async function observe(engine: Engine, request: Omit<BuildRequest, 'onLine'>, side: Side, settings: ProofSettings, onStep: OnStep): Promise<Observation> {
  onStep('building');
  const built = await engine.build({ ...request, onLine: (line) => onStep('building', line) });
  if (!built.ok) return { reached: 'nothing', buildLog: built.log };
  const { image, log: buildLog } = built;
  const { config } = image;
  onStep('running');
  try {
    for (let attempt = 1; ; attempt += 1) {
      const run = await runOnce(engine, image, side, settings, onStep);
      const mayBeLost = engine.losesOutput && run.exit !== undefined && run.log === '';
      if (!mayBeLost || attempt === ATTEMPTS) return { reached: 'started', buildLog, config, run };
    }
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    return { reached: 'built', buildLog, config, problem: error.message };
  }
}

async function runOnce(engine: Engine, image: Image, side: Side, settings: ProofSettings, onStep: OnStep): Promise<RunObservation> {
  const container = await image.start({ env: settings.env, ports: settings.ports });
  try {
    return await watch(engine, container, image, side, settings, onStep);
  } finally {
    await container.remove();
  }
}

async function watch({ host }: Engine, container: Container, { config }: Image, side: Side, settings: ProofSettings, onStep: OnStep): Promise<RunObservation> {
  const end = performance.now() + settings.watchFor;
  let seen: Pick<RunObservation, 'uid' | 'ports'> = { uid: undefined, ports: [] };
  let exit: number | undefined;
  for (;;) {
    seen = (await container.look()) ?? seen;
    exit = await container.exitCode();
    const left = end - performance.now();
    if (exit !== undefined || left <= 0 || settings.seenEnough?.(seen.ports, await container.log()) === true) break;
    await sleep(Math.min(PACE, left));
  }
  onStep('checking');
  const health = exit === undefined ? await check(container, config) : undefined;
  const smoke = settings.smoke === undefined || exit !== undefined ? undefined : await runSmoke(host, settings.smoke, container.ports, side);
  const log = await container.log();
  return { exit, ...seen, health, smoke, denied: deniedAccess(log), log };
}

/** What the image's own check says; undefined where it has none. It is run here, so that its interval need not be waited for. */
async function check(container: Container, { Healthcheck, Shell }: ImageConfig): Promise<RunObservation['health']> {
  const argv = checkCommand(Healthcheck, Shell);
  if (argv === undefined) return undefined;
  const limit = Healthcheck === undefined || Healthcheck.Timeout === 0 ? CHECK_LIMIT : Healthcheck.Timeout;
  for (let attempt = 1; ; attempt += 1) {
    const { exit, output } = await container.run(argv, limit);
    if (exit === 0 || attempt === ATTEMPTS) return { healthy: exit === 0, output: output.trim() };
    await sleep(RETRY);
  }
}

function checkCommand(healthcheck: Healthcheck | undefined, shell: readonly string[]): readonly string[] | undefined {
  const [form, ...words] = healthcheck?.Test ?? [];
  if (form === 'CMD') return words;
  return form === 'CMD-SHELL' ? [...(shell.length > 0 ? shell : ['/bin/sh', '-c']), ...words] : undefined;
}
