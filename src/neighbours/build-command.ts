import type { ShellWord } from '../shell/shell.ts';
import { buildOption } from './build-options.ts';
import { isExport } from './build-output.ts';

/** What a command that builds an image says. */
export interface BuildCommand {
  readonly context: string;
  readonly dockerfile: string | undefined;
  readonly target: string | undefined;
  /** `NAME=value` each; those that are not told are left out. */
  readonly buildArgs: readonly string[];
  readonly images: readonly string[];
}

export type WordValue = (word: ShellWord) => string | undefined;

/** The words behind `docker build` and the like; undefined for other commands. */
export function buildArguments(program: string, args: readonly ShellWord[]): readonly ShellWord[] | undefined {
  const words = args.slice(0, 2).map(({ value }) => value);
  const [first, second] = words;
  switch (program) {
    case 'docker':
    case 'podman':
    case 'nerdctl':
      if (first === 'build') return args.slice(1);
      return (first === 'image' || first === 'buildx') && (second === 'build' || (first === 'buildx' && second === 'b')) ? args.slice(2) : undefined;
    case 'buildah':
      return first === 'bud' || first === 'build' || first === 'build-using-dockerfile' ? args.slice(1) : undefined;
    default:
      return undefined;
  }
}

/**
 * Reads the arguments of a build. Undefined where no image of a local folder comes out or something that decides is not told: the
 * context, the Dockerfile, the target, an option that is not known. A word that cannot be told beside a literal context is taken for options
 * such as `--no-cache`; a name that cannot be told is left out.
 */
export function readBuildCommand(args: readonly ShellWord[], valueOf: WordValue): BuildCommand | undefined {
  const contexts: string[] = [];
  const options = new Map<string, (string | undefined)[]>();
  let onlyContexts = false;
  for (let index = 0; index < args.length; index++) {
    const word = args[index];
    if (word === undefined) break;
    const text = valueOf(word);
    if (text === '--' && !onlyContexts) onlyContexts = true;
    else if (onlyContexts || text === undefined || text === '-' || !text.startsWith('-')) {
      // `--tag=$X`: the name of the option is told, its value is not.
      const named = text === undefined && !onlyContexts ? /^-[^\s$"'`]+/.exec(word.text)?.[0] : undefined;
      const option = named === undefined ? undefined : buildOption(named);
      if (option !== undefined) add(options, option.name, undefined);
      else if (named !== undefined) return undefined;
      else if (text !== undefined) contexts.push(text);
    } else {
      const option = buildOption(text);
      if (option === undefined) return undefined;
      if (option.value === 'none') continue;
      const next = option.value === 'next' ? args[++index] : undefined;
      add(options, option.name, option.value === 'attached' ? text.slice(option.prefix) : next && valueOf(next));
    }
  }
  const [context] = contexts;
  const [file, target] = ['--file', '--target'].map((name) => ({ isSet: options.has(name), value: options.get(name)?.at(-1) }));
  const unclear = [file, target].some((option) => option?.isSet === true && option.value === undefined);
  const outputs = options.get('--output') ?? [];
  if (context === undefined || contexts.length > 1 || unclear || context === '-' || file?.value === '-') return undefined;
  if (outputs.includes(undefined) || isExport(outputs.flatMap((output) => output ?? []))) return undefined;
  const told = (name: string): readonly string[] => (options.get(name) ?? []).flatMap((value) => value ?? []);
  return { context, dockerfile: file?.value, target: target?.value, buildArgs: told('--build-arg'), images: told('--tag') };
}

function add(options: Map<string, (string | undefined)[]>, name: string, value: string | undefined): void {
  const values = options.get(name);
  if (values === undefined) options.set(name, [value]);
  else values.push(value);
}
