/** For what must be there: fails where it is not. */
export function given<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('something is missing');
  return value;
}
