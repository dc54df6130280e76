import { findHeredocs } from './heredoc.ts';
import { KEYWORDS } from './keywords.ts';
import { fromProblem } from './stages.ts';
import type { Dockerfile, Instruction, Refusal } from './types.ts';

/**
 * The first thing in a scanned file that makes its structure unusable although BuildKit's line parser
 * takes it: an unknown instruction, one before the first FROM, a wrong FROM, a heredoc that only some
 * BuildKit versions see. Undefined if there is none.
 */
export function structureProblem(dockerfile: Dockerfile): Refusal | undefined {
  for (const instruction of dockerfile.instructions) {
    const message = problem(instruction);
    if (message !== undefined) return { code: 'structure-unclear', line: instruction.first, message };
  }
  return undefined;
}

function problem(instruction: Instruction): string | undefined {
  const { keyword, stage, heredocs, text, trigger } = instruction;
  if (!KEYWORDS.has(keyword)) return `${JSON.stringify(keyword.slice(0, 40))} is no Dockerfile instruction`;
  if (stage === -1 && keyword !== 'ARG') return `${keyword} stands before the first FROM, where only ARG may`;
  if (keyword === 'FROM') return fromProblem(instruction);
  // BuildKit: "Chaining ONBUILD via `ONBUILD ONBUILD` isn't allowed" (instructions/parse.go, parseOnBuild).
  if (trigger?.keyword === 'ONBUILD') return 'ONBUILD may not carry another ONBUILD';
  if (heredocs.length === 0) return undefined;
  const starts = findHeredocs(text);
  const spaced = starts.ok ? starts.heredocs.find((heredoc) => heredoc.spaced) : undefined;
  if (spaced === undefined) return undefined;
  const name = spaced.name.slice(0, 40);
  return `BuildKit before 0.22 sees no heredoc in "<< ${name}", with a blank behind "<<"; later ones do`;
}
