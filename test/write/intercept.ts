import files from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { fileURLToPath } from 'node:url';

export interface Call {
  /** `rename`, or `handle.sync` where it is one of an open file. */
  readonly name: string;
  /** From 1. */
  readonly number: number;
}

const FUNCTIONS = ['realpath', 'stat', 'access', 'open', 'rename', 'unlink'];
const METHODS = ['stat', 'read', 'write', 'writeFile', 'chmod', 'chown', 'sync', 'truncate'];

/**
 * Runs `work`, and `before` ahead of each call that it makes to the file system. What `before` throws is what that call
 * throws; `{ cut }` lets a write write only so many bytes. A close is always made, or the file would stay open.
 */
export async function intercept<T>(before: (call: Call) => { readonly cut: number } | undefined | void, work: () => Promise<T>): Promise<T> {
  const undo: (() => void)[] = [];
  let number = 0;
  const wrap = (owner: object, method: string, name: string): void => {
    const original: unknown = Reflect.get(owner, method);
    if (typeof original !== 'function') throw new Error(`there is no ${name}`);
    Reflect.set(owner, method, async function (this: unknown, ...given: unknown[]): Promise<unknown> {
      number += 1;
      if (name === 'handle.close') await Reflect.apply(original, this, given);
      const answer = before({ name, number });
      if (name === 'handle.close') return undefined;
      const result: unknown = await Reflect.apply(original, this, answer === undefined ? given : [given[0], given[1], answer.cut, given[3]]);
      // Unlike the others this method belongs to each handle by itself.
      if (name === 'open' && typeof result === 'object' && result !== null) wrap(result, 'close', 'handle.close');
      return result;
    });
    undo.push(() => Reflect.set(owner, method, original));
  };
  const handle = await files.open(fileURLToPath(import.meta.url));
  await handle.close();
  for (const name of METHODS) wrap(Object.getPrototypeOf(handle), name, `handle.${name}`);
  for (const name of FUNCTIONS) wrap(files, name, name);
  // Makes the named imports of all modules what the module object holds now.
  syncBuiltinESMExports();
  try {
    return await work();
  } finally {
    for (const each of undo) each();
    syncBuiltinESMExports();
  }
}
