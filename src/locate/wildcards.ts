export interface Wildcards {
  /** `**` between slashes: each multiplies the ways to match by the depth of a path. */
  readonly globstars: number;
  /** Behind the first `*` of a name, which can match in one way only: each multiplies them by the length of a name. */
  readonly furtherStars: number;
}

/** What makes a glob, turned into a backtracking regular expression, try again and again. `**` beside other characters is as good as `*`. */
export function wildcardsOf(pattern: string): Wildcards {
  const names = pattern.split('/');
  const globstars = names.filter((name) => name === '**').length;
  const furtherStars = names.reduce((sum, name) => sum + Math.max(0, (name.match(/\*+/g) ?? []).length - 1), 0);
  return { globstars, furtherStars };
}
