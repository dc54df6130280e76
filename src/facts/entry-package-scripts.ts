import type { Evidence } from '../rewrite/types.ts';
import type { ResolvedCommand } from '../shell/commands.ts';
import { commandText } from './entry-scripts.ts';
import { findFile } from './find-file.ts';
import type { FileSearch } from './find-file.ts';
import { resolveFrom } from './paths.ts';
import type { ImagePath, StageFacts } from './types.ts';

/** A script of package.json that a command runs. */
export interface PackageScript {
  readonly name: string;
  /** Where package.json stands, if an option says so. */
  readonly directory: string | undefined;
}

interface PackageScripts {
  /** Tells it from others. */
  readonly key: string;
  readonly directory: ImagePath | undefined;
  readonly scripts: readonly { readonly text: string; readonly evidence: (command: ResolvedCommand) => Evidence }[];
}

/** Short for `run` of the script of that name (npm docs, "npm start", "npm stop", "npm test", "npm restart"). */
const NPM_SHORT: ReadonlySet<string> = new Set(['start', 'stop', 'test', 'restart']);
const RUN: ReadonlySet<string> = new Set(['run', 'run-script']);
const DIRECTORY: ReadonlySet<string> = new Set(['--prefix', '--cwd', '--dir', '-C']);
/** They choose other packages, each with a package.json of its own. */
const ELSEWHERE = /^(-w|--workspaces?|--filter|-F|-r|--recursive)(=|$)/;

/** The lines of package.json that a command runs in a directory of the image; undefined where none can be read. */
export function packageScripts(search: FileSearch, stage: StageFacts, command: ResolvedCommand, standing: ImagePath | undefined): PackageScripts | undefined {
  const asked = askedScript(command);
  const directory = asked?.directory === undefined ? standing : resolveFrom(standing, asked.directory, false);
  const place = directory && resolveFrom(directory, 'package.json', false);
  const origin = asked === undefined || place === undefined ? undefined : findFile(search, stage, place.path);
  if (asked === undefined || place === undefined || origin?.kind !== 'text') return undefined;
  const file = origin.inDockerfile ? {} : { file: origin.name };
  const scripts = scriptTexts(origin.text, asked.name).map(({ text, line }) => ({
    text,
    evidence: (each: ResolvedCommand): Evidence => ({ ...file, place: { line: origin.firstLine - 1 + line, column: 1 }, text: commandText(each, text) }),
  }));
  return { key: `${place.path} ${asked.name}`, directory, scripts };
}

/** The script that `npm start`, `npm run x`, `yarn x`, `pnpm x` or `bun run x` asks for. */
export function askedScript({ program, args }: Pick<ResolvedCommand, 'program' | 'args'>): PackageScript | undefined {
  if (program === undefined || !['npm', 'yarn', 'yarnpkg', 'pnpm', 'bun'].includes(program)) return undefined;
  let directory: string | undefined;
  const words: string[] = [];
  for (let at = 0; at < args.length; at += 1) {
    const value = args[at]?.value;
    if (value === undefined || value === '--') break;
    const [option = '', glued] = value.split('=', 2);
    if (ELSEWHERE.test(value)) return undefined;
    if (DIRECTORY.has(option)) directory = glued ?? args[(at += 1)]?.value;
    else if (value === '--loglevel') at += 1;
    else if (!value.startsWith('-')) words.push(value);
  }
  const [first, second] = words;
  const name = first !== undefined && RUN.has(first) ? second : program === 'yarn' || program === 'yarnpkg' || program === 'pnpm' || (program === 'npm' && NPM_SHORT.has(first ?? '')) ? first : undefined;
  return name === undefined ? undefined : { name, directory };
}

/** The texts that a package manager hands to a shell for a script, in order, with their lines (npm docs, "scripts", "Pre & Post Scripts"). */
export function scriptTexts(json: string, name: string): readonly { readonly text: string; readonly line: number }[] {
  const scripts = scriptsOf(json);
  return [`pre${name}`, name, `post${name}`].flatMap((key) => {
    const text = Object.hasOwn(scripts, key) ? scripts[key] : undefined;
    if (typeof text !== 'string') return [];
    const at = json.indexOf(JSON.stringify(key), Math.max(0, json.indexOf('"scripts"')));
    return [{ text, line: json.slice(0, Math.max(0, at)).split('\n').length }];
  });
}

function scriptsOf(json: string): Readonly<Record<string, unknown>> {
  try {
    const found: unknown = JSON.parse(json.replace(/^\uFEFF/, ''));
    const scripts = isRecord(found) ? found['scripts'] : undefined;
    return isRecord(scripts) ? scripts : {};
  } catch {
    return {};
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
