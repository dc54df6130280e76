import { formatFilePatch } from '../report/patch.ts';
import { findPatchCommands, stopCommands } from '../report/patch-commands.ts';
import type { Rewrite } from '../rewrite/types.ts';
import type { Invocation } from './invocation.ts';
import type { Io } from './io.ts';
import { messages } from './messages.ts';
import { wantsPatchColor } from './wants-color.ts';

/** Prints one file's part of the patch on stdout; nothing where the text does not change. */
export function printPatch(path: string, rewrite: Rewrite, invocation: Invocation, io: Io): void {
  const color = wantsPatchColor(invocation.color, io.stdout, io.env);
  const forReading = color || io.stdout.isTTY === true;
  const patch = formatFilePatch(path, rewrite.before, rewrite.after, color, forReading);
  if (patch === '') return;
  io.stdout.write(forReading ? patch : keptFromCi(patch, path, io));
}

/** A patch passes its content on byte for byte, and a line of a heredoc can be a command to the system that runs this. */
function keptFromCi(patch: string, path: string, io: Io): string {
  const isGithub = io.env['GITHUB_ACTIONS'] === 'true';
  const isOther = [io.env['TF_BUILD'], io.env['TEAMCITY_VERSION']].some((value) => value !== undefined && value !== '');
  const commands = isGithub || isOther ? findPatchCommands(patch) : undefined;
  if (commands === undefined) return patch;
  if (isGithub) return stopCommands(patch);
  // Azure Pipelines and TeamCity cannot be told to stop.
  io.stderr.write(messages.commandsInPatch(path, commands.line, commands.count));
  return patch;
}
