/** The one that occurs most often, of those the first in the order of code units; undefined of none. */
export function mostFrequent<T extends string>(words: readonly T[]): T | undefined {
  const counts = new Map<T, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const sorted = [...counts].sort(([one, count], [other, otherCount]) => otherCount - count || (one < other ? -1 : 1));
  return sorted[0]?.[0];
}
