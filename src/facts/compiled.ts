import { posix } from 'node:path';
import type { Doings } from './types.ts';

/** They put a program where `-o` says (go help build, gcc(1), rustc(1), GHC user's guide). */
const COMPILERS = /^(go|gcc|g\+\+|cc|c\+\+|clang|clang\+\+|rustc|ghc|tinygo|ldc2|gdc)([-.\d]+)?$/;

/** Whether a RUN compiles a program of that name, whatever its ending: `go build -o /usr/bin/transfer.sh`. */
export function isCompiled({ commands }: Doings, path: string): boolean {
  const name = posix.basename(path);
  return commands.some(({ program, args }) => COMPILERS.test(program) && args.some((arg, at) => args[at - 1] === '-o' && arg !== undefined && posix.basename(arg) === name));
}
