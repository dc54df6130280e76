import type { Command, Dockerfile, Instruction } from '../../src/dockerfile/types.ts';
import { runText } from '../../src/facts/run-text.ts';
import { parseShell } from '../../src/shell/shell.ts';
import type { Pair } from '../pair.ts';
import type { Fault } from '../types.ts';

/** A shell parser takes every command in shell form that was not there before. */
export function checkShellText({ before, after }: Pair): Fault | undefined {
  const known = new Set(shellTexts(before));
  for (const text of new Set(shellTexts(after))) {
    if (known.has(text)) continue;
    const shell = parseShell(text);
    if (!shell.ok) return { kind: 'shell-rejects', detail: `"${text}": ${shell.errors[0]?.message ?? 'it is refused'}` };
  }
  return undefined;
}

/** The commands of a file in shell form. */
export function shellTexts({ instructions }: Dockerfile): readonly string[] {
  return instructions.flatMap((instruction) => {
    const text = shellText(instruction.trigger ?? instruction, instruction);
    return text === undefined ? [] : [text];
  });
}

function shellText({ keyword, rest, json }: Command, instruction: Instruction): string | undefined {
  if (json !== undefined) return undefined;
  if (keyword === 'RUN') return instruction.trigger === undefined ? runText(instruction) : rest;
  if (keyword === 'CMD' || keyword === 'ENTRYPOINT') return rest;
  return keyword === 'HEALTHCHECK' ? /^CMD\s+([^]*)$/i.exec(rest)?.[1] : undefined;
}
