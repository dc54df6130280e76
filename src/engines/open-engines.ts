import type { Engine } from './types.ts';

const open = new Set<Engine>();

/** The same engine, known until it is closed, and closed once however often it is asked to. */
export function keepEngine(engine: Engine): Engine {
  let closing: Promise<void> | undefined;
  const kept: Engine = {
    ...engine,
    close: () => (closing ??= engine.close().finally(() => open.delete(kept))),
  };
  open.add(kept);
  return kept;
}

/** Closes all that are open, and waits until they have removed what they made. For those who are about to end the process. */
export async function closeEngines(): Promise<void> {
  await Promise.allSettled([...open].map((engine) => engine.close()));
}
