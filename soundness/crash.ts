import type { Fault } from './types.ts';

/** @param what the piece of work that threw */
export function crashOf(error: unknown, what: string): Fault {
  if (!(error instanceof Error)) return { kind: 'crashed', detail: `${what}: ${String(error)}` };
  const frame = error.stack?.split('\n').find((line) => line.trimStart().startsWith('at '))?.trim() ?? 'no stack';
  return { kind: 'crashed', detail: `${what}: ${error.name}: ${error.message} (${frame})` };
}
