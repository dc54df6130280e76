import type { Hazard } from '../plan/types.ts';
import type { Judged } from './types.ts';

/** The entry installs packages of a language: into the system, where only root may, or into the home directory. */
export function entryInstalls(judged: Judged): readonly Hazard[] {
  const evidence = judged.entry.commands.filter(({ program, command }) => {
    const words = command.args.map((word) => word.value);
    if (/^pip[\d.]*$/.test(program) || program === 'gem') return words.includes('install');
    if (/^python[\d.]*$/.test(program)) return words.includes('pip') && words.includes('install');
    if (program === 'npm' || program === 'pnpm' || program === 'yarn') return words.includes('-g') || words.includes('--global') || words.includes('global');
    return false;
  });
  if (evidence.length === 0) return [];
  return [{ code: 'entry-installs', level: 'unsafe', message: 'the entry installs packages, which may go where the user cannot write', evidence: evidence.map((entry) => entry.evidence) }];
}
