import type { Observation } from '../prove/types.ts';
import type { ToldProof } from './types.ts';

/** One proof for programs. Values of build arguments, environments and whole logs stay out: they may hold secrets. */
export function describeProof({ verdict, context, settings, faults, before, after }: ToldProof): unknown {
  const { target, buildArgs, declared } = settings;
  return {
    verdict,
    context,
    ...(target === undefined ? {} : { target }),
    buildArgs: Object.keys(buildArgs),
    ...(declared === undefined ? {} : { declared }),
    faults,
    before: describeSide(before),
    ...(after === undefined ? {} : { after: describeSide(after) }),
  };
}

function describeSide(seen: Observation): unknown {
  switch (seen.reached) {
    case 'nothing':
      return { builds: false };
    case 'built':
      return { builds: true, starts: false, user: seen.config.User };
    case 'started': {
      const { exit, uid, ports, health, smoke, denied } = seen.run;
      const { User: user } = seen.config;
      return {
        builds: true, starts: true, user, running: exit === undefined, exit, uid, ports, denied,
        ...(health === undefined ? {} : { healthy: health.healthy }),
        ...(smoke === undefined ? {} : { smoke: smoke.exit }),
      };
    }
  }
}
