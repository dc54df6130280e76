import { isShell } from '../shell/shells.ts';
import type { FileFacts } from './types.ts';

/** Whether a RUN may call a script: by a path, through a shell, or with `.`. */
export function callsScripts({ stages }: FileFacts): boolean {
  return stages.some(({ own }) => own.commands.some(({ program, text }) => program === '.' || program === 'source' || isShell(program) || /^[^\s'"]*\//.test(text)));
}
