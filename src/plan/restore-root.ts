import type { Edit } from '../dockerfile/types.ts';
import { instructionEvidence } from '../facts/evidence.ts';
import type { StageFacts } from '../facts/types.ts';
import type { Evidence } from '../rewrite/types.ts';
import { below, insert, isDangling } from './placement.ts';
import type { StageOutcome, Subject } from './types.ts';

/** Instructions for which it matters who is in force. */
const SENSITIVE = new Set(['USER', 'RUN', 'COPY', 'ADD', 'WORKDIR', 'CMD', 'ENTRYPOINT']);

/** The stages that are built on this one and would start as its new user: they have started as root so far. */
export function stagesToRestore({ stage, facts }: Pick<Subject, 'stage' | 'facts'>): readonly StageFacts[] {
  return stage.children.flatMap((index) => {
    const child = facts.stages[index];
    const first = child?.stage.instructions.find(({ keyword }) => SENSITIVE.has(keyword));
    return child === undefined || first?.keyword === 'USER' ? [] : [child];
  });
}

/** `USER root` right below the FROM of each of them. */
export function restoreRoot(subject: Subject): readonly Edit[] {
  // Without a passwd file only the number is known.
  const root = subject.stage.rootImage.image?.family === 'scratch' ? '0' : 'root';
  return stagesToRestore(subject).map(({ stage }) => insert(subject.file, below(subject.file, stage.from), [`USER ${root}`], { opens: false, closes: false }));
}

/** For the report: which stages those are. */
export function restoredStages(subject: Subject): readonly Evidence[] {
  return stagesToRestore(subject).map(({ stage }) => instructionEvidence(subject.file, stage.from, `${stage.from.text} goes back to root`));
}

/**
 * The outcome of a stage, unless the stages that are built on it cannot go back to what they were: to a user that nobody knows,
 * or below a FROM that would swallow the line.
 */
export function onlyRestorable(outcome: StageOutcome, facts: Subject['facts']): StageOutcome {
  if (outcome.kind !== 'plan') return outcome;
  const { file, stage } = outcome.subject;
  const children = stagesToRestore({ stage, facts });
  const dangling = children.filter((child) => isDangling(file, below(file, child.stage.from)));
  if (dangling.length > 0) {
    const evidence = dangling.map((child) => instructionEvidence(file, child.stage.from));
    return { kind: 'manual', subject: outcome.subject, hazards: [{ code: 'dangling-continuation', level: 'manual', message: 'the file ends in a line continuation, which would swallow any line put below it', evidence }] };
  }
  // Also where each of them names its user first: that may be the doing of an earlier run, which must find its own work done.
  const built = stage.children.flatMap((index) => facts.stages[index] ?? []);
  if (stage.user.kind !== 'unknown' || built.length === 0) return outcome;
  const evidence = built.map((child) => instructionEvidence(file, child.stage.from));
  return { kind: 'manual', subject: outcome.subject, hazards: [{ code: 'stage-built-upon', level: 'manual', message: 'other stages build upon this one and run as its user, which is not known, so they could not go back to it', evidence }] };
}
