export interface WaiverComment {
  readonly names: readonly string[];
  readonly scope: 'next' | 'stage' | 'file';
  readonly own: boolean;
}

/** The rule of each tool that asks for a user: what a comment for it waives here. */
const USER_RULE = ['set-user'];

/** `# unroot ignore=low-port reason`, `# unroot global ignore=set-user`; hadolint's own has the same form. */
const IGNORE = /^#+\s*(unroot|hadolint)\s+(?:(global|stage)\s+)?ignore\s*=\s*([A-Za-z0-9_-]+(?:\s*,\s*[A-Za-z0-9_-]+)*)/;

/** semgrep takes the short form and any case too, with or without names of rules. */
const NOSEMGREP = /^nosem(?:grep)?(?=[\s:]|$)(?::\s*(\S.*))?/i;

/**
 * Reads a comment as a waiver: our own form, and what the tools that our users run take in its place. Sources: hadolint
 * README "Inline ignores" and its Pragma.hs; semgrep docs "Ignoring files, folders, or code" (`nosemgrep`, rules
 * dockerfile.security.missing-user and last-user-is-root); checkov docs "Suppressing and skipping policies"; trivy docs
 * "Filtering, inline comments".
 */
export function readWaiverComment(text: string): WaiverComment | undefined {
  const [, tool, scope, list = ''] = IGNORE.exec(text) ?? [];
  if (tool !== undefined) {
    const names = list.split(',').map((name) => name.trim());
    const where = scope === 'global' ? 'file' : scope === 'stage' ? 'stage' : 'next';
    if (tool === 'unroot') return { names, scope: where, own: true };
    return names.includes('DL3002') ? { names: USER_RULE, scope: where, own: false } : undefined;
  }
  const body = text.replace(/^#+\s*/, '');
  const nosemgrep = NOSEMGREP.exec(body);
  if (nosemgrep !== null) {
    const [, rules] = nosemgrep;
    return rules === undefined || /missing-user|last-user-is-root/.test(rules) ? { names: USER_RULE, scope: 'next', own: false } : undefined;
  }
  if (/^checkov:skip=\s*CKV_DOCKER_(3|8)\b/.test(body) || /^(trivy|tfsec):ignore:(AVD-)?DS-?0?002\b/i.test(body)) return { names: USER_RULE, scope: 'file', own: false };
  return undefined;
}
