import type { HostileInput } from './hostile-input.ts';
import { HOSTILE_LINES } from './hostile-lines.ts';
import { HOSTILE_SHELL } from './hostile-shell.ts';
import { HOSTILE_STAGES } from './hostile-stages.ts';
import { HOSTILE_TOGETHER } from './hostile-together.ts';
import { HOSTILE_VALUES } from './hostile-values.ts';

/** Every family of hostile inputs; names are unique. */
export const HOSTILE_INPUTS: readonly HostileInput[] = [...HOSTILE_SHELL, ...HOSTILE_STAGES, ...HOSTILE_LINES, ...HOSTILE_VALUES, ...HOSTILE_TOGETHER];
