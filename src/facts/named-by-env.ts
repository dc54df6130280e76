import type { ResolvedCommand } from '../shell/commands.ts';
import { programName } from '../shell/shells.ts';
import { chainDoings } from './chain.ts';
import { lastEnv } from './last-env.ts';
import type { StageFacts } from './types.ts';

/** Of whoever wrote the file, as root. */
const ROOT_HOME = '/root';

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
  const parts = word.template?.map((part) => (typeof part === 'string' ? part : (lastEnv(doings, part.variable) ?? env[part.variable] ?? (part.variable === 'HOME' ? ROOT_HOME : undefined))));
  if (parts === undefined || parts.includes(undefined)) return undefined;
  const path = parts.join('');
  return /\s/.test(path) || path === '' ? undefined : { program: programName(path), path };
}
