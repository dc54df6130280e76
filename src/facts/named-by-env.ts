import type { Variable } from '../dockerfile/expand.ts';
import type { ResolvedCommand } from '../shell/commands.ts';
import { programName } from '../shell/shells.ts';
import { chainDoings } from './chain.ts';
import type { EntryFrame } from './entry-frame.ts';
import { knownWord } from './known-word.ts';
import { lastEnv } from './last-env.ts';
import type { StageFacts } from './types.ts';

type Named = Pick<ResolvedCommand, 'program' | 'path'>;

/**
 * The program of a command of CMD or ENTRYPOINT, which may stand in a variable: `CMD $APP_HOME/bin/run`, with the values that
 * ENV gives at the end of the stage. Undefined where only the running container knows it.
 */
export function namedByEnv(stage: StageFacts, command: ResolvedCommand): Named | undefined {
  const word = command.command?.name;
  // The arguments of an entry stand in CMD, and behind a wrapper or in `$( )` another word is the program.
  if (command.program !== undefined || command.positional || word === undefined || command.command?.substitution === true) return command;
  if (word.value !== undefined) return undefined;
  const doings = chainDoings(stage);
  const env = stage.rootImage.image?.env ?? {};
  const lookup = (name: string): Variable => {
    const value = lastEnv(doings, name) ?? env[name];
    return value === undefined ? { kind: 'undeclared' } : { kind: 'value', value, overridable: false };
  };
  // Whoever wrote the file did so as root.
  const path = knownWord(word, { scope: { lookup }, user: { kind: 'root' } }, new Set())?.value;
  return path === undefined || path === '' || /\s/.test(path) ? undefined : { program: programName(path), path };
}

/** The same for a command of a script, with what the script has set; the command itself where nobody can say. */
export function namedInScript(frame: EntryFrame, command: ResolvedCommand): Named {
  const { program, positional, args } = command;
  if (program !== undefined || positional || command.nested || command.command?.name === undefined) return command;
  const words = [command.command.name, ...command.command.args];
  const word = words[words.length - args.length - 1];
  // What a variable holds unquoted may be several words.
  const path = word === undefined ? undefined : frame.value(word);
  return path === undefined || path === '' || /\s/.test(path) ? command : { program: programName(path), path };
}
