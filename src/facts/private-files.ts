import { readOperands } from './operands.ts';
import type { KnownWord } from './operands.ts';
import { INSTALL } from './file-commands.ts';
import type { CommandPlace } from './file-commands.ts';
import { resolveFrom } from './paths.ts';
import type { FileOperation } from './types.ts';

/** What only its owner may read. */
const PRIVATE = '600';
/** The commands of openssl whose `-out` is a private key (openssl-genrsa(1), openssl-genpkey(1)). */
const KEY_MAKERS: ReadonlySet<string> = new Set(['genrsa', 'genpkey', 'ecparam', 'gendsa', 'rsa', 'ec', 'pkey', 'pkcs8']);

type Words = readonly (KnownWord | undefined)[];

/**
 * Commands that give files a mode without being `chmod`: `install -m`, `find … -exec chmod`, and those that make private keys, which
 * openssl (since 1.1.0, CHANGES) and ssh-keygen leave readable to their owner only. Nothing for other programs.
 */
export function readPrivateFiles(program: string, words: Words, place: CommandPlace): readonly FileOperation[] {
  switch (program) {
    case 'install':
      return installed(words, place);
    case 'find':
      return found(words, place);
    case 'openssl': {
      const key = KEY_MAKERS.has(words[0]?.value ?? '') ? '-out' : '-keyout';
      return valuesOf(words, key).flatMap((word) => shut(word, place));
    }
    case 'ssh-keygen':
      return valuesOf(words, '-f').flatMap((word) => shut(word, place));
    default:
      return [];
  }
}

function installed(words: Words, { workdir, by, text }: CommandPlace): readonly FileOperation[] {
  const { options, operands } = readOperands(words, INSTALL, workdir);
  const mode = options.get('m') ?? options.get('mode');
  if (mode === undefined || options.has('d') || options.has('directory')) return [];
  const named = options.get('t') ?? options.get('target-directory');
  // The last word is where to; one that the file does not tell stands nowhere.
  const target = named !== undefined ? resolveFrom(workdir, named, false) : words.at(-1) === undefined ? undefined : operands.at(-1)?.path;
  return target === undefined ? [] : [{ kind: 'chmod', path: target, mode, recursive: false, by, text }];
}

/** `find DIRECTORIES … -exec chmod MODE {} +`. */
function found(words: Words, { workdir, by, text }: CommandPlace): readonly FileOperation[] {
  const values = words.map((word) => word?.value);
  const exec = values.findIndex((value, index) => (value === '-exec' || value === '-execdir') && values[index + 1] === 'chmod');
  const [mode] = values.slice(exec + 2).filter((value) => value === undefined || !/^-[Rcfv]+$/.test(value));
  if (exec === -1 || mode === undefined) return [];
  const end = values.findIndex((value) => value === undefined || /^[-(!]/.test(value));
  return words.slice(0, end).flatMap((word) => {
    const path = word === undefined ? undefined : resolveFrom(workdir, word.value, word.overridable);
    return path === undefined ? [] : [{ kind: 'chmod' as const, path, mode, recursive: true, by, text }];
  });
}

/** The words behind each of these options. */
function valuesOf(words: Words, option: string): readonly KnownWord[] {
  return words.flatMap((word, index) => (word?.value === option ? (words[index + 1] ?? []) : []));
}

function shut(word: KnownWord, { workdir, by, text }: CommandPlace): readonly FileOperation[] {
  const path = resolveFrom(workdir, word.value, word.overridable);
  return path === undefined ? [] : [{ kind: 'chmod', path, mode: PRIVATE, recursive: false, by, text }];
}
