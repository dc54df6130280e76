import type { Observation } from '../prove/types.ts';
import type { ToldProof } from './types.ts';
import { formatEvidence } from './place.ts';

/** One proof in words; its texts are as they were found: a format escapes them. */
export interface ProofText {
  /** `holds`, `breaks` or `open`, and what was built from what. */
  readonly verdict: string;
  readonly build: string;
  readonly before: string;
  readonly after: string;
  readonly faults: readonly { readonly message: string; readonly lines: readonly string[] }[];
}

export function proofText({ verdict, context, settings, before, after, faults }: ToldProof): ProofText {
  const { target, buildArgs, declared } = settings;
  const names = Object.keys(buildArgs);
  const build = [
    `context ${context}`,
    ...(target === undefined ? [] : [`target ${target}`]),
    // Values may be secrets.
    ...(names.length === 0 ? [] : [`build arguments ${names.join(', ')}`]),
    ...(declared === undefined ? [] : [`as in ${formatEvidence(declared)}`]),
  ].join(', ');
  return { verdict, build, before: seenText(before), after: after === undefined ? 'not built' : seenText(after), faults };
}

function seenText(seen: Observation): string {
  switch (seen.reached) {
    case 'nothing':
      return 'does not build';
    case 'built':
      return 'builds, does not start';
    case 'started': {
      const { exit, uid, ports, health, smoke, denied } = seen.run;
      return [
        exit === undefined ? 'keeps running' : `ends with exit code ${exit}`,
        uid === undefined ? `USER ${seen.config.User === '' ? 'not set' : seen.config.User}` : `uid ${uid}`,
        ...(ports.length === 0 ? [] : [`listens on ${ports.join(', ')}`]),
        ...(health === undefined ? [] : [health.healthy ? 'healthy' : 'unhealthy']),
        ...(smoke === undefined ? [] : [`smoke command ${smoke.exit === 0 ? 'succeeds' : `fails with ${smoke.exit}`}`]),
        ...(denied.length === 0 ? [] : [`${denied.length === 1 ? 'an access' : `${denied.length} accesses`} denied`]),
      ].join(', ');
    }
  }
}
