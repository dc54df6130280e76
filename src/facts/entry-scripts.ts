import { posix } from 'node:path';
import { wordsOf } from '../shell/commands.ts';
import type { ResolvedCommand } from '../shell/commands.ts';
import { isShell, shebangProgram } from '../shell/shells.ts';
import type { ShellWord } from '../shell/shell.ts';
import { evidenceText } from './evidence.ts';
import type { CopyOperation, EntryPart } from './types.ts';

/** Names that people give to scripts: `entrypoint`, `docker-custom-entrypoint`, `start_web`, `app-init`. */
const SCRIPT_NAME = /\.(sh|bash)$|(^|[-_.])(entry[-_]?point|entry|start|startup|run|init|boot|bootstrap|launch|wrapper)$|^(start|run|init|boot|launch)[-_.]/i;
/** A file that nobody can look at is taken for a script by its name. */
function isScriptName(path: string): boolean {
  return SCRIPT_NAME.test(posix.basename(path));
}

/** `x.sh`: what is called so is no program. */
export function isNamedScript(path: string): boolean {
  return /\.(sh|bash)$/.test(path);
}

/**
 * Whether a file of the entry that the context does not hold may be a script, by its name or its source's; without such a
 * name it is taken for a program that a build puts there.
 */
export function mayBeScript(copy: CopyOperation, path: string): boolean {
  return isScriptName(path) || copy.sources.some((source) => (copy.path.path === path || posix.basename(source) === posix.basename(path)) && isScriptName(source));
}

/** Programs that wait, fill in templates or set variables, and then run what stands behind their options. */
const RUNS_ARGUMENTS = new Set(['dockerize', 'envconsul', 'consul-template', 'confd', 'chamber', 'scl', 'go-init', 'aws-env', 'pid1', 'wait-for', 'wait-for-it', 'wait4ports', 'summon', 'berglas', 'ssm-env']);

export function runsArguments(program: string): boolean {
  return RUNS_ARGUMENTS.has(program);
}

/** `sh start.sh`, `bash -e run`: the script that a shell is given; undefined for other programs and for `-c`. */
export function scriptArgument(command: ResolvedCommand): string | undefined {
  return scriptWord(command)?.value;
}

/** The same as written, where a variable may stand in it. */
export function scriptWord(command: ResolvedCommand): ShellWord | undefined {
  if (command.program === undefined || !(isShell(command.program) || isSourcing(command))) return undefined;
  return command.args.find((word) => word.value === undefined || !word.value.startsWith('-'));
}

/** `.` and `source`: the shell reads a file in, as if its text stood there. */
export function isSourcing({ program }: Pick<ResolvedCommand, 'program'>): boolean {
  return program === '.' || program === 'source';
}

/** With a shell's shebang, or without one where a shell is told to read it. */
export function isShellScript(text: string, byShell: boolean): boolean {
  const interpreter = shebangProgram(text);
  if (interpreter === undefined) return byShell || !/[^\x09\x0A\x0D\x20-\uFFFF]/.test(text.slice(0, 512));
  return isShell(interpreter);
}

/** Line (from 1) of an offset; offsets are asked for in ascending order as a rule. */
export function lineCounter(text: string): (offset: number) => number {
  let line = 1;
  let at = 0;
  return (offset) => {
    if (offset < at) {
      line = 1;
      at = 0;
    }
    for (; at < offset; at += 1) if (text[at] === '\n') line += 1;
    return line;
  };
}

/** A command as its script has it, redirects included, on one line. */
export function commandText(command: ResolvedCommand, script: string): string {
  const span = command.nested ? undefined : command.command?.span;
  return evidenceText(span === undefined ? wordsOf(command) : script.slice(span.start, span.end));
}

/** How many arguments a script's `shift`s take away; undefined where that depends on what it is given. */
export function shiftedBy(commands: readonly ResolvedCommand[]): number | undefined {
  const shifts = commands.filter(({ program }) => program === 'shift');
  const counts = shifts.map(({ args }) => (args.length === 0 ? 1 : Number(args[0]?.value)));
  if (shifts.some(({ conditional }) => conditional) || counts.some((count) => !Number.isInteger(count))) return undefined;
  return counts.reduce((sum, count) => sum + count, 0);
}

/** The words of a part of the entry, those of shell form handed to a shell. */
export function argvOf(part: EntryPart): readonly string[] {
  if (part.form === 'exec') return part.argv;
  return part.form === 'shell' ? ['/bin/sh', '-c', part.text] : [];
}
