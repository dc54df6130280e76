/** Steps that take back what was done, the last one first. */
export interface UndoList {
  /** `step` takes back what is done right before; it says why it could not. */
  add(step: () => Promise<string | undefined>): void;
  /** Takes everything back; what could not be, in sentences. */
  run(): Promise<readonly string[]>;
}

export function undoList(): UndoList {
  const steps: (() => Promise<string | undefined>)[] = [];
  return {
    add: (step) => {
      steps.push(step);
    },
    run: async () => {
      const problems: string[] = [];
      for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
        const problem = await step();
        if (problem !== undefined) problems.push(problem);
      }
      return problems;
    },
  };
}
