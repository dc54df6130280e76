import { parseArgs } from 'node:util';
import type { Ownership, Policy } from '../../src/rewrite/types.ts';

export interface SweepOptions {
  /** Folders whose files are judged, each a tree of its own. */
  readonly folders: readonly string[];
  readonly policy: Policy;
  /** Each file is judged without what stands around it. */
  readonly alone: boolean;
  /** Every file is taken for a Dockerfile, whatever its name. */
  readonly anyName: boolean;
  readonly allReasons: boolean;
}

export const USAGE = `usage: sweep [options] DIR...

Judges the rewrite of every Dockerfile in these folders. Writes nothing there.

  --unsafe           write unsafe fixes too
  --ownership KIND   recursive (default), copy or none
  --alone            judge each file without its neighbours, build context and configuration
  --names all        take every file, whatever its name
  --all-reasons      count every reason, not only the most frequent ones

Exit status: 0 nothing wrong, 1 a fault was found, 2 bad usage.
`;

/** Reads the command line; a text says what is wrong with it. */
export function readOptions(args: readonly string[]): SweepOptions | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        unsafe: { type: 'boolean', default: false },
        ownership: { type: 'string', default: 'recursive' },
        alone: { type: 'boolean', default: false },
        names: { type: 'string' },
        'all-reasons': { type: 'boolean', default: false },
      },
    });
    const { unsafe, ownership, alone, names } = values;
    if (positionals.length === 0) return 'no folder is named';
    if (!isOwnership(ownership)) return '--ownership takes recursive, copy or none';
    if (names !== undefined && names !== 'all') return '--names takes nothing but all';
    return { folders: positionals, policy: { unsafe, only: [], skip: [], ownership }, alone, anyName: names === 'all', allReasons: values['all-reasons'] };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function isOwnership(text: string): text is Ownership {
  return text === 'recursive' || text === 'copy' || text === 'none';
}
