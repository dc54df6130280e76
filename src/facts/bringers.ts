import type { BuildCommand, CopyOperation, Doings } from './types.ts';

/** A file that a command of a RUN writes. */
export type CommandWrite = BuildCommand['writes'][number] & { readonly command: BuildCommand };

interface Bringers {
  /** By destination, in order, with their places among the operations. */
  readonly copies: ReadonlyMap<string, readonly { readonly at: number; readonly copy: CopyOperation }[]>;
  readonly writes: ReadonlyMap<string, readonly CommandWrite[]>;
}

const KNOWN = new WeakMap<Doings, Bringers>();

/** The files that the commands of RUNs write to a path, in order. */
export function writesTo(doings: Doings, path: string): readonly CommandWrite[] {
  return bringersOf(doings).writes.get(path) ?? [];
}

/** The COPYs and ADDs whose destination is a path or a directory above it, the last first. */
export function* copiesOver(doings: Doings, path: string): Generator<CopyOperation, undefined> {
  const { copies } = bringersOf(doings);
  if (copies.size === 0) return undefined;
  const lists: { readonly list: readonly { readonly at: number; readonly copy: CopyOperation }[]; next: number }[] = [];
  for (const prefix of prefixes(path)) {
    const list = copies.get(prefix);
    if (list !== undefined) lists.push({ list, next: list.length - 1 });
  }
  for (;;) {
    let last: (typeof lists)[number] | undefined;
    for (const each of lists) if ((each.list[each.next]?.at ?? -1) > (last?.list[last.next]?.at ?? -1)) last = each;
    const found = last?.list[last.next];
    if (last === undefined || found === undefined) return undefined;
    last.next -= 1;
    yield found.copy;
  }
}

/** `/`, `/a` and `/a/b` of `/a/b`. */
function* prefixes(path: string): Generator<string, undefined> {
  yield '/';
  for (let at = path.indexOf('/', 1); at !== -1; at = path.indexOf('/', at + 1)) yield path.slice(0, at);
  if (path !== '/') yield path;
  return undefined;
}

/** By path, once for each list: they are asked for every command of an entry. */
function bringersOf(doings: Doings): Bringers {
  const known = KNOWN.get(doings);
  if (known !== undefined) return known;
  const copies = new Map<string, { at: number; copy: CopyOperation }[]>();
  for (const [at, operation] of doings.operations.entries()) {
    if (operation.kind === 'copy') add(copies, operation.path.path, { at, copy: operation });
  }
  const writes = new Map<string, CommandWrite[]>();
  for (const command of doings.commands) {
    for (const write of command.writes) add(writes, write.path, { ...write, command });
  }
  const bringers = { copies, writes };
  KNOWN.set(doings, bringers);
  return bringers;
}

function add<Item>(lists: Map<string, Item[]>, path: string, item: Item): void {
  const list = lists.get(path);
  if (list === undefined) lists.set(path, [item]);
  else list.push(item);
}
