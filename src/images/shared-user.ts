import type { TableUser } from './table-types.ts';

/**
 * The account that all variants of an image have: of one name in all of them, with the numbers and the home that all agree
 * on. `www-data` is 33 on Debian and 82 on Alpine. Null where some variant has another account or none.
 */
export function sharedUser(users: readonly (TableUser | null)[]): TableUser | null {
  const [first, ...others] = users;
  if (first === undefined || first === null) return null;
  const shared = { ...first };
  for (const user of others) {
    if (user?.name !== first.name) return null;
    if (user.uid !== first.uid) shared.uid = null;
    if (user.gid !== first.gid) shared.gid = null;
    if (user.home !== first.home) shared.home = null;
  }
  return shared;
}
