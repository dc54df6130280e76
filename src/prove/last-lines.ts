/** Lines that a report shows of a log. */
const MOST_LINES = 12;
const MOST_CHARACTERS = 300;

/** The last lines of a log that say something, shortened to what a report has room for. */
export function lastLines(log: string): readonly string[] {
  const lines = log.split(/\r?\n|\r/).map((line) => line.trimEnd()).filter((line) => line !== '');
  return lines.slice(-MOST_LINES).map((line) => (line.length > MOST_CHARACTERS ? `${line.slice(0, MOST_CHARACTERS)}…` : line));
}
