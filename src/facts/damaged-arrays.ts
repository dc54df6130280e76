import type { Instruction } from '../dockerfile/types.ts';
import { stageChain } from './chain.ts';
import { damageOf } from './exec-array.ts';
import type { StageFacts } from './types.ts';

const KEYWORDS = new Set(['ADD', 'COPY', 'RUN', 'SHELL', 'VOLUME']);

export interface DamagedArray {
  readonly by: Instruction;
  readonly repair: NonNullable<ReturnType<typeof damageOf>>;
}

/** The damaged arrays that say what a chain makes, copies and mounts: those of its entry are not among them. */
export function damagedArraysOf(stage: StageFacts): readonly DamagedArray[] {
  return stageChain(stage).flatMap((link) =>
    link.stage.instructions.flatMap((by) => {
      const repair = KEYWORDS.has(by.keyword) ? damageOf(by) : undefined;
      return repair === undefined ? [] : [{ by, repair }];
    }),
  );
}
