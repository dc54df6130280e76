import type { Instruction } from '../dockerfile/types.ts';
import type { BuildCommand, Doings, FileOperation } from '../facts/types.ts';

/** Programs of a RUN that leave the working directory as it is, whoever runs them. */
const HARMLESS = new Set([
  'chown', 'chgrp', 'chmod', 'apt-get', 'apt', 'apk', 'yum', 'dnf', 'microdnf', 'rm', 'useradd', 'adduser', 'groupadd', 'addgroup',
  'usermod', 'set', 'cd', 'test', '[', 'true', ':', 'export', 'ls', 'id', 'echo', 'mkdir', 'which', 'ln', 'update-ca-certificates', 'sleep', 'ldconfig',
]);

/** A RUN whose programs leave what others have put there as it is. */
export function isHarmless(doings: Doings, operation: FileOperation): boolean {
  const commands = commandsBy(doings).get(operation.by) ?? [];
  return commands.length > 0 && commands.every((command) => HARMLESS.has(command.program) && command.writes.length === 0);
}

const COMMANDS = new WeakMap<Doings, ReadonlyMap<Instruction, readonly BuildCommand[]>>();

function commandsBy(doings: Doings): ReadonlyMap<Instruction, readonly BuildCommand[]> {
  const known = COMMANDS.get(doings);
  if (known !== undefined) return known;
  const grouped = new Map<Instruction, BuildCommand[]>();
  for (const command of doings.commands) {
    const group = grouped.get(command.by);
    if (group === undefined) grouped.set(command.by, [command]);
    else group.push(command);
  }
  COMMANDS.set(doings, grouped);
  return grouped;
}
