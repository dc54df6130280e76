import { posix } from 'node:path';
import { chainDoings } from './chain.ts';
import { isInside } from './directories.ts';
import { findFile } from './find-file.ts';
import type { FileOrigin, FileSearch } from './find-file.ts';
import type { StageFacts } from './types.ts';

/**
 * Files that set variables and do nothing else: of the system (Filesystem Hierarchy Standard 3.0 §3.7, os-release(5)), of
 * Python's venv ("How venvs work") and of ROS ("Configuring environment").
 */
const OF_THE_SYSTEM =
  /^(\/etc\/(profile|bashrc|bash\.bashrc|environment|lsb-release|locale\.conf|apache2\/envvars|(default|sysconfig)\/[^/]+)|\/(etc|usr\/lib)\/os-release|\/.*\/bin\/activate|(\/.*)?\/etc\/profile\.d\/[^/]+|\/opt\/ros\/[^/]+\/setup\.(ba)?sh)$/;

export function isOfTheSystem(path: string, origin: FileOrigin['kind']): boolean {
  return origin === 'base' && OF_THE_SYSTEM.test(path) && !isInside(path, '/root');
}

/** What a text of the entry asks before it reads files in. */
export class AskedFiles {
  readonly #tested: Set<string>;
  readonly #loops: Map<string, string>;

  constructor(text: string) {
    const bare = text.replace(/["']/g, '');
    this.#tested = new Set(Array.from(bare.matchAll(/ -[aefrsx] +([^;\]&|\n]+)/g), ([, file = '']) => file.trimEnd()));
    this.#loops = new Map(Array.from(bare.matchAll(/\bfor ([A-Za-z_]\w*) in ([^;\n]*)/g), ([, name = '', words = '']) => [name, words]));
  }

  /**
   * Whether a file is read in only where it is there, and nothing in the Dockerfile puts it there: `[ -f x ] && . x`, and a loop
   * over a directory that stays empty.
   *
   * @param text the word as written
   * @param origin of the file, where its path is known
   */
  mayBeMissing(search: FileSearch, stage: StageFacts, text: string, origin: FileOrigin | undefined): boolean {
    const bare = text.replace(/["']/g, '');
    if (origin !== undefined && origin.kind !== 'base' && !(origin.kind === 'absent' && origin.hidden)) return false;
    if (this.#tested.has(bare)) return true;
    const words = this.#loops.get(/^\$\{?(\w+)\}?$/.exec(bare)?.[1] ?? '')?.trim().split(/\s+/) ?? [];
    return words.length > 0 && words.every((word) => /^\/[^$*?`]*\/[^/$`]*[*?][^/$`]*$/.test(word) && isEmpty(search, stage, posix.dirname(word)));
  }
}

/** Nothing in the Dockerfile puts a file into the directory. */
function isEmpty(search: FileSearch, stage: StageFacts, directory: string): boolean {
  const { operations, commands } = chainDoings(stage);
  if (operations.some((operation) => operation.kind === 'copy' && isInside(operation.path.path, directory))) return false;
  if (commands.some(({ writes }) => writes.some(({ path }) => isInside(path, directory)))) return false;
  const { kind } = findFile(search, stage, `${directory}/any.sh`);
  return kind === 'base';
}
