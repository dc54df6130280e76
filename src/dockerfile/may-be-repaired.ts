import type { Instruction } from './types.ts';

const ARRAYS = new Set(['ADD', 'COPY', 'SHELL', 'VOLUME']);

/** Whether the arguments may be meant for an exec (JSON) form that is damaged; what BuildKit makes of its words tells nothing then. */
export function mayBeRepaired({ keyword, json, rest }: Instruction): boolean {
  return ARRAYS.has(keyword) && json === undefined && hasBracket(rest);
}

/** Of an array, one bracket may be missing, or be of full width. */
export function hasBracket(text: string): boolean {
  return /[[\]\uff3b\uff3d\u3010\u3011]/.test(text);
}
