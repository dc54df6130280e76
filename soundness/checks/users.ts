import type { Instruction, Stage } from '../../src/dockerfile/types.ts';
import type { StageFacts, UserFact } from '../../src/facts/types.ts';
import { analyse } from '../../src/rewrite/analyse.ts';
import type { Pair } from '../pair.ts';
import type { Fault } from '../types.ts';
import { writtenFindings } from '../written-edits.ts';

/** Work on the image, which must be done by whom it was done before. */
const WORK = new Set(['RUN', 'COPY', 'ADD', 'WORKDIR', 'ONBUILD']);

/**
 * Each stage that got a user ends as the one that was planned, by the facts and by its last USER; each other stage ends as it
 * did; each old instruction that works on the image works as whom it worked; and what is new works as root.
 */
export function checkUsers(pair: Pair): Fault | undefined {
  const { before, after, moved, added, edits, input, rewrite } = pair;
  const wrong = (detail: string): Fault => ({ kind: 'user-not-effective', detail });
  const was = analyse(before, input.policy, input.surroundings);
  const now = analyse(after, input.policy, input.surroundings);
  const given = new Set(writtenFindings(rewrite, input.policy).flatMap((finding) => (finding.transform === 'set-user' ? [stageAt(before.stages, finding.edits[0].start)] : [])));
  for (const { stage, user } of was.facts.stages) {
    const { index } = stage;
    const result = now.facts.stages[index];
    if (result === undefined) return wrong(`stage ${index} is gone`);
    if (!given.has(index)) {
      if (!isSame(user, result.user)) return wrong(`stage ${index} ended as ${user.text} and ends as ${result.user.text}, unplanned`);
      continue;
    }
    const outcome = was.outcomes.find(({ subject }) => subject.stage.stage.index === index);
    if (outcome?.kind !== 'plan') return wrong(`stage ${index} has a USER without a plan`);
    const { identity, edits: parts } = outcome.plan;
    const last = result.stage.instructions.findLast(({ keyword }) => keyword === 'USER')?.rest;
    if (last !== identity.operand) return wrong(`the last USER of stage ${index} is ${last ?? 'none'}, not ${identity.operand}`);
    if (/^(root|0+)(:|$)/.test(last)) return wrong(`stage ${index} is given to ${last}`);
    if (result.user.kind !== 'user' || (result.user.written !== last && result.user.text !== last)) return wrong(`stage ${index} ends as ${result.user.text}, not ${last}`);
    const left = Object.values(parts).flat().find((part) => !edits.some((edit) => edit.start === part.start && edit.end === part.end && edit.text === part.text));
    if (left !== undefined) return wrong(`stage ${index} got its USER and not "${left.text.trim()}"`);
  }
  for (const [old, instruction] of moved) {
    if (!WORK.has(old.keyword)) continue;
    const [worked, works] = [workerOf(was.facts.stages, old), workerOf(now.facts.stages, instruction)];
    if (worked !== undefined && works !== undefined && !isSame(worked, works)) return wrong(`the ${old.keyword} of line ${old.first} worked as ${worked.text} and works as ${works.text}`);
  }
  for (const instruction of added) {
    const { keyword, first } = instruction;
    const user = workerOf(now.facts.stages, instruction);
    if (keyword === 'RUN' && user?.kind === 'user') return wrong(`the new RUN of line ${first} works as ${user.text}`);
  }
  return undefined;
}

/** The stage in which an offset lies: that of the last FROM before it. */
function stageAt(stages: readonly Stage[], offset: number): number {
  return stages.findLastIndex(({ from }) => from.span.start < offset);
}

function workerOf(stages: readonly StageFacts[], instruction: Instruction): UserFact | undefined {
  return stages[instruction.stage]?.before.get(instruction)?.user;
}

function isSame(a: UserFact, b: UserFact): boolean {
  return a.kind === b.kind && (a.kind !== 'user' || b.kind !== 'user' || (a.user === b.user && a.group === b.group));
}
