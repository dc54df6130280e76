import type { Hazard, Identity, OwnedDirectory, Subject } from '../plan/types.ts';

/** What a hazard is judged from: a stage, the identity it shall run as, and the directories that this identity will own. */
export interface Judged extends Subject {
  readonly identity: Identity;
  readonly owned: readonly OwnedDirectory[];
}

/** Looks for one kind of hazard; returns one for each, with its evidence, or none. */
export type HazardCheck = (judged: Judged) => readonly Hazard[];
