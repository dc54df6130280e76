import type { Io } from './io.ts';

export interface Progress {
  /** What the line shall say from now on. */
  show(text: string): void;
  /** Erases the line. To be called before anything else is written. */
  end(): void;
}

const FIRST_MS = 1000;
const NEXT_MS = 100;
const ERASE = '\r\u001b[K';

/** One line on stderr that keeps up with a run that takes longer than a second. Silent where nobody watches. */
export function startProgress(io: Io, quiet: boolean): Progress {
  const { setTimer } = io;
  if (quiet || io.stderr.isTTY !== true || setTimer === undefined) return { show: () => {}, end: () => {} };
  let text = '';
  let drawn = '';
  const draw = (): void => {
    if (text !== drawn) io.stderr.write(`${ERASE}${text}`);
    drawn = text;
    cancel = setTimer(draw, NEXT_MS);
  };
  let cancel = setTimer(draw, FIRST_MS);
  return {
    show: (next) => {
      text = next;
    },
    end: () => {
      cancel();
      if (drawn !== '') io.stderr.write(ERASE);
    },
  };
}
