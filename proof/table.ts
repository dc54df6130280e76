import type { Trial } from './try-scenario.ts';

/** A trial of the command line, and what was not as it must be. */
export interface CommandResult {
  readonly name: string;
  readonly faults: readonly string[];
}

/** Whether a trial is not as it must be, and nobody has said so before. */
export function isFault({ scenario, faults }: Trial): boolean {
  return faults.length > 0 && scenario.known === undefined;
}

/** A line for each trial, the sums, and behind them all that is not as it must be. */
export function formatTable(trials: readonly Trial[], commands: readonly CommandResult[]): string {
  const width = Math.max(20, ...trials.map(({ scenario }) => scenario.name.length), ...commands.map(({ name }) => name.length));
  const row = (name: string, ...cells: readonly string[]): string => [name.padEnd(width), ...cells.map((cell) => cell.padEnd(12))].join('  ').trimEnd();
  const verdict = (faults: readonly string[], known?: string): string => (faults.length === 0 ? 'ok' : known === undefined ? 'FAULT' : 'known defect');
  const sums = new Map<string, number>();
  for (const { became, naive } of trials) {
    for (const key of [became, `naive ${naive}`]) sums.set(key, (sums.get(key) ?? 0) + 1);
  }
  const known = trials.filter(({ scenario, faults }) => scenario.known !== undefined && faults.length > 0);
  const faults = [...trials.filter(isFault).map(({ scenario, faults: all }) => ({ name: scenario.name, all })), ...commands.map(({ name, faults: all }) => ({ name, all }))];
  return [
    row('scenario', 'becomes', 'naive', 'seconds', ''),
    ...trials.map(({ scenario, became, naive, faults: all, seconds }) => row(scenario.name, became, naive, seconds.toFixed(1), verdict(all, scenario.known))),
    '',
    ...commands.map(({ name, faults: all }) => row(name, '', '', '', verdict(all))),
    '',
    [...sums].map(([key, count]) => `${count} ${key}`).join(', '),
    ...known.map(({ scenario }) => `KNOWN DEFECT ${scenario.name}: ${scenario.known ?? ''}`),
    ...faults.filter(({ all }) => all.length > 0).flatMap(({ name, all }) => ['', `FAULT ${name}`, ...all.map((fault) => `  ${fault}`)]),
  ].join('\n');
}
