import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { REPOSITORIES } from './store-outcome.ts';
import { REPOSITORY_STATUSES } from './types.ts';
import type { RepositoryResult } from './types.ts';

/** The stored result of the repository whose folder this is; undefined where there is none, or what stands there is none. */
export async function readResult(out: string, folder: string): Promise<RepositoryResult | undefined> {
  const text = await readFile(join(out, REPOSITORIES, folder, 'findings.json'), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return isResult(value) && value.folder === folder ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Written by this tool: what would not be by another version is looked at, and no more. */
function isResult(value: unknown): value is RepositoryResult {
  if (!isRecord(value) || value['schemaVersion'] !== 1 || !isRecord(value['tool']) || !isRecord(value['summary'])) return false;
  const { tool, summary, status, files } = value;
  const texts = [...['path', 'folder', 'code', 'message', 'options'].map((key) => value[key]), isRecord(tool) ? tool['version'] : undefined];
  return texts.every((text) => typeof text === 'string') && REPOSITORY_STATUSES.some((each) => each === status) && Array.isArray(files) && isRecord(summary) && isRecord(summary['status']);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
