import type { Dockerfile } from '../dockerfile/types.ts';
import type { Evidence } from '../rewrite/types.ts';
import { resolveArgv, resolveCommands } from '../shell/commands.ts';
import type { ResolvedCommand } from '../shell/commands.ts';
import { entryEvidence } from './entry-evidence.ts';
import { argvOf } from './entry-scripts.ts';
import type { Entry, EntryPart } from './types.ts';

export interface EntryTexts {
  readonly texts: readonly { readonly commands: readonly ResolvedCommand[]; readonly part: EntryPart; readonly shell: string }[];
  readonly unseen: readonly Evidence[];
  readonly broken: readonly Evidence[];
}

/** The commands that ENTRYPOINT and CMD start together. */
export function entryTexts(file: Dockerfile, { entrypoint, cmd }: Entry): EntryTexts {
  const broken = [entrypoint, cmd].flatMap((part) => (part?.form === 'broken' ? [{ ...entryEvidence(file, part), text: `${part.by.keyword} ${part.text}: ${part.why}` }] : []));
  const first = entrypoint ?? cmd;
  if (first === undefined || first.form === 'broken') return { texts: [], unseen: [], broken };
  // A shell-form ENTRYPOINT ignores CMD (Dockerfile reference, "Understand how CMD and ENTRYPOINT interact").
  if (first.form === 'shell') {
    const { ok, commands } = resolveCommands(first.text);
    const unseen = !ok && commands.length === 0 ? [{ ...entryEvidence(file, first), text: 'the entry could not be read as shell' }] : [];
    return { texts: [{ commands, part: first, shell: first.text }], unseen, broken };
  }
  const rest = entrypoint === undefined || cmd === undefined ? [] : argvOf(cmd);
  if (first.by === undefined && cmd !== undefined && entrypoint !== undefined) {
    // The image's own entry scripts run their arguments; the table, not this file, says what else they do.
    return { texts: [{ commands: resolveArgv(first.argv), part: first, shell: '' }, { commands: resolveArgv(rest), part: cmd, shell: '' }], unseen: [], broken };
  }
  return { texts: [{ commands: resolveArgv([...first.argv, ...rest]), part: first, shell: '' }], unseen: [], broken };
}
