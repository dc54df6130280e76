import type { Instruction } from './types.ts';

const ARRAYS = new Set(['ADD', 'COPY', 'SHELL', 'VOLUME']);
/** Of an array, one of them may be missing, or be of full width. */
const BRACKET = /[[\]\uff3b\uff3d\u3010\u3011]/;

/** Whether the arguments may be meant for an exec (JSON) form that is damaged; what BuildKit makes of its words tells nothing then. */
export function mayBeRepaired({ keyword, json, rest }: Instruction): boolean {
  return ARRAYS.has(keyword) && json === undefined && BRACKET.test(rest);
}
