import { resolvePath } from './paths.ts';
import type { FileOperation } from './types.ts';

/** The option behind which an interpreter takes a script as a word. */
const SCRIPT_OPTIONS: readonly (readonly [program: RegExp, option: string])[] = [
  [/^python[\d.]*$/, '-c'], [/^(node|nodejs|bun)$/, '-e'], [/^perl$/, '-e'], [/^ruby$/, '-e'], [/^php$/, '-r'],
];

/** `os.makedirs('/data')`, `fs.mkdirSync("/data", …)`, `FileUtils.mkdir_p '/data'`; and `Path('/data').mkdir()`. */
const MAKES = /\b(?:makedirs?|mkdir|mkdirSync|mkpath|make_path|mkdir_p)\b[ (]+["'](\/[^"'\\$\n]*)["']|\bPath\( *["'](\/[^"'\\$\n]*)["'] *\)\.mkdir\b/g;

/** The directories that a script on the command line makes, by the names that stand in it. */
export function readInlineScript(program: string, args: readonly (string | undefined)[], place: Pick<FileOperation, 'by' | 'text'>): readonly FileOperation[] {
  const [, option] = SCRIPT_OPTIONS.find(([name]) => name.test(program)) ?? [];
  const script = option === undefined ? undefined : args[args.indexOf(option) + 1];
  if (script === undefined || !args.includes(option)) return [];
  return [...script.matchAll(MAKES)].map(([, called, ofPath]) => ({
    kind: 'mkdir',
    path: { path: resolvePath(called ?? ofPath ?? '/'), overridable: false },
    mode: undefined,
    inline: true,
    by: place.by,
    text: place.text,
  }));
}
