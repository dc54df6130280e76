import type { CommandResult } from './run-command.ts';

/** What a build printed, and that it was ended where it took too long. @param timeout milliseconds */
export function buildLog({ output, timedOut }: CommandResult, timeout: number): string {
  return timedOut ? `${output}\n[ended: the build took longer than ${timeout / 1000} s]` : output;
}
