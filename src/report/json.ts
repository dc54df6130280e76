import type { Edit } from '../dockerfile/types.ts';
import type { Finding, Rewrite } from '../rewrite/types.ts';
import { escapeJson } from './escape.ts';
import { countFiles } from './summary.ts';
import { describeProof } from './proof-json.ts';
import type { RunResult, ToldProof } from './types.ts';

/** Grows when a reader of version 1 could misread the report; new fields do not count. */
const SCHEMA_VERSION = 1;

/** For programs: one object. Edits are UTF-16 offsets into the text as it was before, the byte order mark counted. */
export function formatJson(run: RunResult): string {
  const report = {
    schemaVersion: SCHEMA_VERSION,
    tool: { name: 'unroot', version: run.toolVersion },
    verb: run.verb,
    ...(run.proofs === undefined ? {} : { engine: run.proofs.engine }),
    files: run.files.map((file) => describeFile(file, run.proofs?.byFile.get(file.path))),
    summary: countFiles(run.files),
  };
  return `${escapeJson(JSON.stringify(report, undefined, 2))}\n`;
}

/** A file as reports for programs tell it. */
export interface ToldFile extends Pick<Rewrite, 'path' | 'status' | 'reason' | 'notes'> {
  readonly textChanges: boolean;
  readonly findings: readonly (Omit<Finding, 'edits'> & { readonly edits: readonly Edit[] })[];
  readonly proofs?: readonly unknown[];
}

export function describeFile(file: Rewrite, proofs?: readonly ToldProof[]): ToldFile {
  const { path, status, reason, findings, notes } = file;
  return {
    path,
    status,
    textChanges: file.after !== file.before,
    ...(reason === undefined ? {} : { reason }),
    findings: findings.map((finding) => ({
      transform: finding.transform,
      level: finding.level,
      code: finding.code,
      place: finding.place,
      message: finding.message,
      evidence: finding.evidence,
      edits: finding.level === 'manual' ? [] : finding.edits,
    })),
    notes,
    ...(proofs === undefined ? {} : { proofs: proofs.map(describeProof) }),
  };
}
