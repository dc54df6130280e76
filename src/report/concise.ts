import type { Rewrite } from '../rewrite/types.ts';
import { escapeLine } from './escape.ts';
import { isUnreadable } from './gate.ts';
import { formatPlace } from './place.ts';
import type { RunResult } from './types.ts';

/**
 * For grep and editors, one line each: `path:line:col: level code transform: message` for a finding,
 * `path:line:1: failed code: message` for a file that failed or could not be read.
 */
export function formatConcise(run: RunResult): string {
  return run.files.flatMap(formatFile).map((line) => `${line}\n`).join('');
}

function formatFile(file: Rewrite): readonly string[] {
  const path = escapeLine(file.path);
  const lines: string[] = [];
  if (file.reason !== undefined && (file.status === 'failed' || isUnreadable(file))) {
    const { code, line, message } = file.reason;
    lines.push(`${path}:${Math.max(line, 1)}:1: ${file.status} ${escapeLine(code)}: ${escapeLine(message)}`);
  }
  for (const finding of file.findings) {
    const { level, code, transform } = finding;
    const place = formatPlace(finding.place);
    lines.push(`${path}:${place}: ${level} ${escapeLine(code)} ${transform}: ${escapeLine(finding.message)}`);
  }
  return lines;
}
