import { formatConcise } from './concise.ts';
import { formatFull } from './full.ts';
import { formatJson } from './json.ts';
import type { RunResult } from './types.ts';

export type Format = 'full' | 'concise' | 'json';

const FORMATS: Readonly<Record<Format, (run: RunResult) => string>> = {
  full: formatFull,
  concise: formatConcise,
  json: formatJson,
};

export function formatReport(format: Format, run: RunResult): string {
  return FORMATS[format](run);
}
