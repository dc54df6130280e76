import type { Measured } from './measure-input.ts';

const WIDTHS: readonly number[] = [44, 9, 9, 8, 9, 8, 6, 7];

/** One line of the table: the first cell to the left, numbers to the right. */
export function formatRow(cells: readonly string[]): string {
  return cells.map((cell, at) => (at === 0 ? cell.padEnd(WIDTHS[at] ?? 0) : cell.padStart(WIDTHS[at] ?? 0))).join(' ').trimEnd();
}

export const HEADER: string = formatRow(['case', 'unit', 'size', 'ms', 'read', 'ms', 'ratio', '/loop']);

/** `loop` is what the calibration takes: times in it can be compared between machines. */
export function formatMeasured({ input, full, size, read, ratio, problem }: Measured, loop: number): string {
  const numbers = [String(input.full), full.toFixed(0), size === input.full ? 'all' : String(size), read.toFixed(0), ratio.toFixed(1), (read / loop).toFixed(1)];
  const row = formatRow([input.name, input.unit, ...numbers]);
  return problem === undefined ? row : `${row}  ${problem}`;
}
