import type { Account } from './types.ts';
import { userOf } from './user.ts';

/** Whether an account that a RUN creates is root: by its name, or by the number 0, whatever its name (passwd(5)). */
export function isSuperuser({ name, uid }: Account): boolean {
  return [name, uid].some((each) => each !== undefined && userOf(each, undefined).kind === 'root');
}
