/**
 * The value of an option that takes a whole number.
 *
 * @throws if it is none
 */
export function wholeNumber(option: string, text: string): number {
  if (!/^[0-9]+$/.test(text)) throw new Error(`--${option} takes a whole number, not ${text}`);
  return Number(text);
}
