import type { Hazard } from '../plan/types.ts';
import type { Judged } from './types.ts';

/** It lets a program listen below port 1024, which every user of a container may since Docker 20.10. */
const HARMLESS = /\bNET_BIND_SERVICE$/i;

/**
 * A neighbouring file gives the container rights over the host. A user other than root does not get added capabilities at all:
 * they reach only a process of uid 0 (capabilities(7), "Transformation of capabilities during execve()").
 */
export function privileged({ uses }: Judged): readonly Hazard[] {
  const evidence = uses.flatMap(({ rights }) => rights.filter(({ name }) => !HARMLESS.test(name)).map((right) => right.evidence));
  if (evidence.length === 0) return [];
  return [{ code: 'privileged', level: 'manual', message: 'the container is given rights over the host, which only root in it can use', evidence }];
}
