/** A user or group that is written as a number, which needs no entry in /etc/passwd or /etc/group. */
export function isNumber(user: string): boolean {
  return /^\d+$/.test(user);
}
