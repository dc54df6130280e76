import { evidenceText } from '../facts/evidence.ts';
import type { Evidence } from '../rewrite/types.ts';
import { resolveCommands, wordsOf, type ResolvedCommand } from '../shell/commands.ts';
import { argOf, toldArgs } from './build-args.ts';
import { buildArguments, readBuildCommand } from './build-command.ts';
import { plainUse, type Build, type Declaration, type Reading } from './declaration.ts';
import { scriptValues } from './script-variables.ts';
import { isMarked, toScriptPath, type ScriptPath } from './script-paths.ts';
import { evidenceAt, type TextFile } from './text-file.ts';
import { workingDirectories } from './working-directory.ts';

const PROGRAM = /\b(?:docker|podman|nerdctl|buildah)\b/;
const COMMAND = /\b(?:build|b|bud|build-using-dockerfile)\b/;

/** The commands of a shell script that build images. A script that cannot be read as shell says nothing. */
export function readScript(source: TextFile): Reading {
  // A first sieve: most scripts build no image.
  const lines = source.lines.map(({ start, end }) => source.text.slice(start, end));
  if (!lines.some((line) => PROGRAM.test(line) && COMMAND.test(line))) return { declarations: [] };
  const tell = (resolved: ResolvedCommand): Evidence => {
    const words = wordsOf(resolved);
    const { command, nested } = resolved;
    // Offsets of a text inside `sh -c` are not those of the file.
    return command === undefined || nested ? { file: source.file, text: evidenceText(words) } : evidenceAt(source, command.span.start, words);
  };
  return { declarations: buildsIn(source.text, tell) };
}

/** The builds in a piece of shell text; `tell` makes the evidence of a command. */
export function buildsIn(text: string, tell: (command: ResolvedCommand) => Evidence): readonly Declaration[] {
  const { ok, commands } = resolveCommands(text);
  if (!ok) return [];
  const valueOf = scriptValues(commands);
  const folders = workingDirectories(text, commands, valueOf);
  return commands.flatMap((command, index) => {
    const args = command.program === undefined ? undefined : buildArguments(command.program, command.args);
    const build = args && readBuildCommand(args, valueOf);
    const paths = build && pathsOf(build, folders[index]);
    if (build === undefined || paths === undefined || isMarked(build.target ?? '')) return [];
    const buildArgs = toldArgs(build.buildArgs.map(argOf), (value) => (isMarked(value) ? undefined : value));
    const use = { ...plainUse('script', tell(command)), target: build.target, buildArgs, images: build.images.filter((image) => !isMarked(image)) };
    return [{ use, origin: { kind: 'build', build: paths } } as const];
  });
}

/** Undefined where one of the paths is not known, or they start at different places. */
function pathsOf(build: { readonly context: string; readonly dockerfile: string | undefined }, folder: ScriptPath | undefined): Build | undefined {
  const context = toScriptPath(build.context, folder);
  const dockerfile = build.dockerfile === undefined ? undefined : toScriptPath(build.dockerfile, folder);
  if (context === undefined || (build.dockerfile !== undefined && dockerfile?.from !== context.from)) return undefined;
  return { context: context.path, dockerfile: dockerfile?.path, dockerfileIn: 'folder', from: context.from };
}
