import { argumentProblem } from './argument-rules.ts';
import { flagProblem } from './flag-rules.ts';
import { findHeredocs } from './heredoc.ts';
import { KEYWORDS } from './keywords.ts';
import { lineOf } from './problem.ts';
import type { Problem } from './problem.ts';
import { quoted } from './quoted.ts';
import { fromProblem } from './stages.ts';
import type { Dockerfile, Instruction, Refusal } from './types.ts';
import { wordProblem } from './word-rules.ts';

/**
 * The first thing in a scanned file that makes its structure unusable although BuildKit's line parser
 * takes it: an unknown instruction, one before the first FROM, wrong flags or arguments, a word that cannot be
 * expanded, a heredoc that only some BuildKit versions see. Undefined if there is none.
 */
export function structureProblem(dockerfile: Dockerfile): Refusal | undefined {
  for (const instruction of dockerfile.instructions) {
    const found = problem(instruction, dockerfile.escape);
    if (found !== undefined) return { code: 'structure-unclear', line: lineOf(dockerfile, instruction, found.at), message: found.message };
  }
  return undefined;
}

function problem(instruction: Instruction, escape: Dockerfile['escape']): Problem | undefined {
  const { keyword, stage } = instruction;
  if (!KEYWORDS.has(keyword)) return { message: `${quoted(keyword)} is no Dockerfile instruction`, at: 0 };
  if (stage === -1 && keyword !== 'ARG') return { message: `${keyword} stands before the first FROM, where only ARG may`, at: 0 };
  const from = keyword === 'FROM' ? fromProblem(instruction) : undefined;
  if (from !== undefined) return { message: from, at: 0 };
  return argumentProblem(instruction, escape) ?? flagProblem(instruction) ?? wordProblem(instruction, escape) ?? spacedHeredoc(instruction);
}

function spacedHeredoc({ heredocs, text }: Instruction): Problem | undefined {
  if (heredocs.length === 0) return undefined;
  const starts = findHeredocs(text);
  const spaced = starts.ok ? starts.heredocs.find((heredoc) => heredoc.spaced) : undefined;
  if (spaced === undefined) return undefined;
  const name = spaced.name.slice(0, 40);
  return { message: `BuildKit before 0.22 sees no heredoc in "<< ${name}", with a blank behind "<<"; later ones do`, at: spaced.start };
}
