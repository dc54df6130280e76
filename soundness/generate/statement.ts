/** One instruction before it is laid out: `FROM`, `node:20 AS build`, and the lines of its heredocs. */
export interface Statement {
  /** Upper case. */
  readonly keyword: string;
  /** On one line. */
  readonly args: string;
  /** Lines of heredocs with their terminators, without line endings. */
  readonly below: readonly string[];
}

export function statement(keyword: string, args: string, below: readonly string[] = []): Statement {
  return { keyword, args, below };
}
