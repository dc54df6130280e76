/** Characters. More than anybody reads of a log, and little enough to hold two for each image. */
const MOST = 1024 * 1024;

/** Collects text and keeps its end. */
export interface Tail {
  add(text: string): void;
  /** What was added; where that was too long, its end behind a line that says so. */
  text(): string;
}

/** @param most characters */
export function createTail(most: number = MOST): Tail {
  let kept = '';
  let cut = false;
  return {
    add(text) {
      kept += text;
      // Twice as much is let stand, so that each character is copied once.
      if (kept.length > most * 2) {
        kept = kept.slice(-most);
        cut = true;
      }
    },
    text() {
      if (!cut && kept.length <= most) return kept;
      return `[the beginning of a long output is left out]\n${kept.slice(-most)}`;
    },
  };
}
