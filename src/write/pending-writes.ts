const pending = new Set<Promise<unknown>>();

/** Counts `work` as a write that is going on until it is settled. */
export async function pendingWrite<T>(work: Promise<T>): Promise<T> {
  pending.add(work);
  try {
    return await work;
  } finally {
    pending.delete(work);
  }
}

/** Waits until the writes that are going on now are done and have cleaned up. For those who are about to end the process. */
export async function pendingWritesDone(): Promise<void> {
  await Promise.allSettled(pending);
}
