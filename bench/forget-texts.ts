import { resolveCommands } from '../src/shell/commands.ts';

/** As long as a shell text is read. */
const LENGTH = 131_000;
let made = 0;

/** Has other texts remembered in place of those of the last run, so that every run reads its shell text itself. */
export function forgetTexts(): void {
  for (let each = 0; each < 6; each += 1) {
    made += 1;
    resolveCommands(`a${made}`.padEnd(LENGTH, 'b'));
  }
}
