import { formatConcise } from './concise.ts';
import { formatFull } from './full.ts';
import { formatGithub } from './github.ts';
import { formatHtml } from './html.ts';
import { formatJson } from './json.ts';
import { formatMarkdown } from './markdown.ts';
import { formatMessage } from './message.ts';
import { formatSarif } from './sarif.ts';
import type { RunResult } from './types.ts';

export type Format = 'full' | 'concise' | 'json' | 'sarif' | 'github' | 'markdown' | 'html' | 'message';

const FORMATS: Readonly<Record<Format, (run: RunResult) => string>> = {
  full: formatFull,
  concise: formatConcise,
  json: formatJson,
  sarif: formatSarif,
  github: formatGithub,
  markdown: formatMarkdown,
  html: formatHtml,
  message: formatMessage,
};

export function formatReport(format: Format, run: RunResult): string {
  return FORMATS[format](run);
}
