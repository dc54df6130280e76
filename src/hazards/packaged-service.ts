import type { Hazard } from '../plan/types.ts';
import { PACKAGED_SERVICES } from './programs.ts';
import type { Judged } from './types.ts';

/** Below sbin stand the system's own programs (Filesystem Hierarchy Standard 3.0, §4.10). */
const SYSTEM_PROGRAM = /^(\/usr)?(\/local)?\/sbin\//;

/** The entry is a server that a package has installed: it expects state and log directories of another user. */
export function packagedService(judged: Judged): readonly Hazard[] {
  const evidence = judged.entry.commands
    .filter(({ program, path, origin, evidence: seen }) => origin === 'base' && seen.place !== undefined && (PACKAGED_SERVICES.has(program) || SYSTEM_PROGRAM.test(path)))
    .map((entry) => entry.evidence);
  if (evidence.length === 0) return [];
  return [{ code: 'packaged-service', level: 'unsafe', message: 'the entry is a packaged server, whose state belongs to another user', evidence }];
}
