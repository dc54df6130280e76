import type { ContextFinder } from '../context/context.ts';
import { parse } from '../dockerfile/parse.ts';
import type { Dockerfile, Edit, Instruction } from '../dockerfile/types.ts';
import { analyse } from './analyse.ts';
import type { Analysis } from './analyse.ts';
import { isSelected } from './selection.ts';
import type { Policy } from './types.ts';

export interface VerifyInput {
  readonly before: Dockerfile;
  readonly analysis: Analysis;
  /** Those that made `after`. */
  readonly edits: readonly Edit[];
  readonly after: string;
  readonly policy: Policy;
  readonly context: ContextFinder | undefined;
}

/**
 * The gate that every rewrite passes before it is shown or written: reads the new text again and compares. Returns
 * what is wrong, or undefined.
 */
export function verify(input: VerifyInput): string | undefined {
  const parsed = parse(input.after);
  if (!parsed.ok) return `it no longer parses: ${parsed.refusal.message}`;
  const { dockerfile } = parsed;
  return checkFrame(input.before, dockerfile) ?? checkInstructions(input, dockerfile) ?? checkSecondPass(input, dockerfile);
}

/** Escape character, stages and comments are the same. */
function checkFrame(before: Dockerfile, after: Dockerfile): string | undefined {
  if (before.escape !== after.escape || before.directivesEnd !== after.directivesEnd) return 'the parser directives changed';
  const comments = (file: Dockerfile): string => file.comments.map((comment) => comment.text).join('\n');
  if (comments(before) !== comments(after)) return 'the comments changed';
  const stages = (file: Dockerfile): string => JSON.stringify(file.stages.map(({ name, base, platform }) => [name, base, platform]));
  return stages(before) === stages(after) ? undefined : 'the stages changed';
}

/** The same instructions in the same order but for those that the edits insert or alter. */
function checkInstructions({ before, edits }: VerifyInput, after: Dockerfile): string | undefined {
  const insertions = edits.filter((edit) => !liesInInstruction(before, edit));
  const expected = insertions.flatMap((edit) => edit.text.split(/\r?\n/)).map((line) => line.trim()).filter((line) => line !== '');
  let next = 0;
  for (const instruction of after.instructions) {
    const old = before.instructions[next];
    if (old !== undefined && (isSame(old, instruction) || (isAltered(old, edits) && isRepaired(old, instruction)))) {
      next += 1;
      continue;
    }
    const at = expected.indexOf(instruction.text.trim());
    if (at === -1) return `line ${instruction.first} holds an instruction that was not planned`;
    expected.splice(at, 1);
  }
  if (next < before.instructions.length) return `the instruction of line ${before.instructions[next]?.first ?? 0} is gone`;
  return expected.length === 0 ? undefined : 'a planned instruction is missing';
}

function liesInInstruction(file: Dockerfile, edit: Edit): boolean {
  // What is put behind an instruction's last character is part of it, unless it starts a line.
  return file.instructions.some(({ span }) => edit.start > span.start && edit.end <= span.end && !/^\r?\n/.test(edit.text));
}

function isSame(old: Instruction, now: Instruction): boolean {
  const bodies = (instruction: Instruction): string => instruction.heredocs.map((heredoc) => heredoc.content).join('\0');
  return old.text === now.text && bodies(old) === bodies(now);
}

function isAltered(old: Instruction, edits: readonly Edit[]): boolean {
  return edits.some((edit) => edit.start > old.span.start && edit.end <= old.span.end);
}

/** A repaired array, or a copy with an owner; nothing else may change inside an instruction. */
function isRepaired(old: Instruction, now: Instruction): boolean {
  if (old.keyword !== now.keyword || old.heredocs.length !== now.heredocs.length) return false;
  const flags = (instruction: Instruction): string => JSON.stringify(instruction.flags.filter(({ name }) => name !== 'chown').map(({ name, value }) => [name, value]));
  if (flags(old) !== flags(now)) return false;
  if (old.rest === now.rest) return now.flags.some(({ name }) => name === 'chown') && !old.flags.some(({ name }) => name === 'chown');
  const command = now.trigger ?? now;
  const health = command.keyword === 'HEALTHCHECK' ? command.rest.replace(/^CMD\s+/i, '') : undefined;
  return command.json !== undefined || (health !== undefined && isArray(health));
}

function isArray(text: string): boolean {
  try {
    return Array.isArray(JSON.parse(text));
  } catch {
    return false;
  }
}

/** The planned user is in force, and a second pass has nothing more to write. */
function checkSecondPass({ analysis, policy, context }: VerifyInput, after: Dockerfile): string | undefined {
  const again = analyse(after, policy, context);
  for (const outcome of analysis.outcomes) {
    if (outcome.kind !== 'plan') continue;
    const { plan, subject } = outcome;
    const written = plan.hazards.length === 0 || policy.unsafe;
    const whole = (['add-user', 'chown-workdir', 'set-user'] as const).every((name) => plan.edits[name].length === 0 || isSelected(policy, name));
    if (!written || !whole) continue;
    const { user } = again.facts.stages[subject.stage.stage.index] ?? {};
    if (user?.kind !== 'user' || user.user !== plan.identity.user) return `stage ${subject.stage.stage.index} does not run as ${plan.identity.user}`;
  }
  const more = again.findings.find((finding) => finding.level === 'safe' || (finding.level === 'unsafe' && policy.unsafe));
  return more === undefined ? undefined : `a second pass would change it again (${more.transform}, line ${more.place.line})`;
}

