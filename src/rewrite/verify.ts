import type { Surroundings } from '../context/surroundings.ts';
import { parse } from '../dockerfile/parse.ts';
import type { Dockerfile, Edit, Instruction } from '../dockerfile/types.ts';
import { repairExecArray } from '../repair/repair-exec-array.ts';
import { analyse } from './analyse.ts';
import type { Analysis } from './analyse.ts';
import { missingParts } from '../plan/plan-finding.ts';
import { isWritten } from './selection.ts';
import type { Policy } from './types.ts';

export interface VerifyInput {
  readonly before: Dockerfile;
  readonly analysis: Analysis;
  /** Those that made `after`. */
  readonly edits: readonly Edit[];
  readonly after: string;
  readonly policy: Policy;
  readonly surroundings: Surroundings;
}

/**
 * The gate that every rewrite passes before it is shown or written: reads the new text again and compares. Returns
 * what is wrong, or undefined.
 */
export function verify(input: VerifyInput): string | undefined {
  const parsed = parse(input.after, true);
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
  const altered = new Set<Instruction>();
  const expected = new Map<string, number>();
  for (const edit of edits) {
    const holder = holderOf(before, edit);
    if (holder !== undefined) altered.add(holder);
    else for (const line of insertedLines(edit)) expected.set(line, (expected.get(line) ?? 0) + 1);
  }
  let next = 0;
  for (const instruction of after.instructions) {
    const old = before.instructions[next];
    if (old !== undefined && (isSame(old, instruction) || (altered.has(old) && isRepaired(old, instruction)))) {
      next += 1;
      continue;
    }
    const text = instruction.text.trim();
    const count = expected.get(text) ?? 0;
    if (count === 0) return `line ${instruction.first} holds an instruction that was not planned`;
    expected.set(text, count - 1);
  }
  if (next < before.instructions.length) return `the instruction of line ${before.instructions[next]?.first ?? 0} is gone`;
  return [...expected.values()].every((count) => count === 0) ? undefined : 'a planned instruction is missing';
}

function insertedLines(edit: Edit): readonly string[] {
  return edit.text.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== '');
}

/** The instruction that an edit alters; what is put behind its last character is part of it, unless it starts a line. */
function holderOf({ instructions }: Dockerfile, edit: Edit): Instruction | undefined {
  let low = 0;
  for (let high = instructions.length; low < high; ) {
    const middle = (low + high) >> 1;
    if ((instructions[middle]?.span.start ?? 0) < edit.start) low = middle + 1;
    else high = middle;
  }
  const holder = instructions[low - 1];
  return holder !== undefined && edit.end <= holder.span.end && !/^\r?\n/.test(edit.text) ? holder : undefined;
}

function isSame(old: Instruction, now: Instruction): boolean {
  return old.text === now.text && bodies(old) === bodies(now);
}

/** A repaired array, or a copy with an owner; nothing else may change inside an instruction. */
function isRepaired(old: Instruction, now: Instruction): boolean {
  if (old.keyword !== now.keyword || bodies(old) !== bodies(now)) return false;
  const flags = (instruction: Instruction): string => JSON.stringify(instruction.flags.filter(({ name }) => name !== 'chown').map(({ name, value }) => [name, value]));
  if (flags(old) !== flags(now)) return false;
  if (old.rest === now.rest) return now.flags.some(({ name }) => name === 'chown') && !old.flags.some(({ name }) => name === 'chown');
  const [damaged, sound] = [old.trigger ?? old, now.trigger ?? now];
  if (damaged.keyword !== sound.keyword || damaged.json !== undefined || sound.json === undefined) return false;
  const repair = repairExecArray(damaged.rest, { keyword: damaged.keyword });
  return repair.kind === 'repaired' && JSON.stringify(repair.argv) === JSON.stringify(sound.json);
}

function bodies(instruction: Instruction): string {
  return instruction.heredocs.map((heredoc) => heredoc.content).join('\0');
}

/** The planned user is in force, what root must do is done as root, and a second pass has nothing more to write. */
function checkSecondPass({ analysis, edits, policy, surroundings }: VerifyInput, after: Dockerfile): string | undefined {
  const again = analyse(after, policy, surroundings);
  const inserted = new Set(edits.flatMap((edit) => insertedLines(edit)));
  for (const stage of again.facts.stages) {
    for (const [{ keyword, text, first }, { user }] of stage.before) {
      if (keyword === 'RUN' && user.kind === 'user' && inserted.has(text.trim())) return `line ${first} needs root and runs as ${user.text}`;
    }
  }
  for (const outcome of analysis.outcomes) {
    if (outcome.kind !== 'plan') continue;
    const { plan, subject } = outcome;
    const written = plan.hazards.length === 0 || policy.unsafe;
    if (!written || missingParts(plan, policy).length > 0) continue;
    const { user } = again.facts.stages[subject.stage.stage.index] ?? {};
    if (user?.kind !== 'user' || user.user !== plan.identity.user) return `stage ${subject.stage.stage.index} does not run as ${plan.identity.user}`;
  }
  const more = again.findings.find((finding) => isWritten(finding, policy));
  return more === undefined ? undefined : `a second pass would change it again (${more.transform}, line ${more.place.line})`;
}

