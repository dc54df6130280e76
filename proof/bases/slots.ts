/** Lets a number of tasks run at a time; the others wait for their turn. */
export interface Slots {
  /** Runs a task when there is room, that of the lowest rank first, and gives what it gives. */
  take<T>(rank: number, task: () => Promise<T>): Promise<T>;
}

interface Waiting {
  readonly rank: number;
  readonly start: () => void;
}

export function createSlots(size: number): Slots {
  let free = size;
  const queue: Waiting[] = [];
  return {
    async take(rank, task) {
      if (free > 0) free -= 1;
      else {
        await new Promise<void>((start) => {
          queue.push({ rank, start });
          queue.sort((one, other) => one.rank - other.rank);
        });
      }
      try {
        return await task();
      } finally {
        const next = queue.shift();
        if (next === undefined) free += 1;
        else next.start();
      }
    },
  };
}
