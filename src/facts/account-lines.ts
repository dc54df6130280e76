import type { Instruction } from '../dockerfile/types.ts';
import { isAccountName } from './account-name.ts';
import { isNumber } from './is-number.ts';
import type { Account, Group } from './types.ts';

export const PASSWD = '/etc/passwd';
export const GROUP = '/etc/group';

/** The accounts of lines that a command writes into /etc/passwd: `name:password:uid:gid:comment:home:shell` (passwd(5)). */
export function passwdLines(content: string, by: Instruction, command: string): readonly Account[] {
  return linesOf(content, 7).flatMap(([name = '', , uid = '', gid = '', , home = '']) =>
    isAccountName(name) && isNumber(uid) && isNumber(gid) ? [{ name, written: name, uid, group: gid, home, hasHome: false, certain: true, by, command }] : [],
  );
}

/** The groups of lines that a command writes into /etc/group: `name:password:gid:members` (group(5)). */
export function groupLines(content: string, by: Instruction): readonly Group[] {
  return linesOf(content, 4).flatMap(([name = '', , gid = '']) => (isAccountName(name) && isNumber(gid) ? [{ name, gid, certain: true, by }] : []));
}

function linesOf(content: string, fields: number): readonly (readonly string[])[] {
  return content.split('\n').map((line) => line.split(':')).filter(({ length }) => length === fields);
}
