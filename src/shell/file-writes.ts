import type { ShellCommand, ShellWord } from './shell-types.ts';

/** `2>&1` and `>&-` name a descriptor, not a file. */
const FILE_WRITES: ReadonlySet<string> = new Set(['>', '>>', '>|', '&>', '&>>']);

export interface FileWrite {
  readonly target: ShellWord;
  readonly append: boolean;
}

/** The files that a command's redirects write; none for a command of an exec array. */
export function fileWrites(command: ShellCommand | undefined): readonly FileWrite[] {
  return (command?.redirects ?? []).flatMap(({ operator, target }) =>
    FILE_WRITES.has(operator) && target !== undefined ? [{ target, append: operator.endsWith('>>') }] : [],
  );
}
