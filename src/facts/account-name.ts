/**
 * Whether a text may name an account or a group, or be its number: what useradd of some distribution takes, with options or
 * without. A shell and a Dockerfile read nothing else in it, so it may be written into either. (Samba's names end in `$`,
 * which both read as a variable.)
 */
export function isAccountName(text: string): boolean {
  return /^[A-Za-z0-9_][A-Za-z0-9_.-]*$/.test(text);
}
