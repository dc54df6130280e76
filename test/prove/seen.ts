import type { ImageConfig } from '../../src/engines/types.ts';
import type { Observation, RunObservation } from '../../src/prove/types.ts';

export const CONFIG: ImageConfig = {
  User: '', Env: ['A=1'], Entrypoint: [], Cmd: ['server'], WorkingDir: '/app', ExposedPorts: ['8080/tcp'], Volumes: [], Labels: {},
  StopSignal: '', Shell: [], OnBuild: [], Healthcheck: undefined,
};

/** An image that runs, listens and is left running, but for what a test is about. */
export function started(run: Partial<RunObservation> = {}, config: Partial<ImageConfig> = {}): Observation {
  const seen: RunObservation = { exit: undefined, uid: 0, ports: [8080], health: undefined, smoke: undefined, denied: [], log: '', ...run };
  return { reached: 'started', buildLog: 'STEP 1', config: { ...CONFIG, ...config }, run: seen };
}

/** The same after a fix. */
export function hardened(run: Partial<RunObservation> = {}, config: Partial<ImageConfig> = {}): Observation {
  return started({ uid: 1000, ...run }, { User: 'app', ...config });
}
