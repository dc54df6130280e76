import { asText, textAt, valueAt } from './data.ts';
import type { Data, DataEntry } from './data.ts';

/** Longer chains than anybody makes. */
const DEEPEST = 20;

/** Of the lists of each service no more are put together: aliases may repeat them as often as they like. */
const MOST_ITEMS = 100;

/** Keys whose lists are put together; of any other key the service's own value counts (compose-spec, 13-merge.md). */
const LISTS: ReadonlySet<string> = new Set(['ports', 'volumes', 'tmpfs', 'cap_add', 'devices']);

/**
 * A service with what it `extends` in the same file; what it extends in another file is left to others. Undefined where the name
 * is that of no map.
 */
export function withExtends(services: Data | undefined, name: string): Data | undefined {
  const chain: Data[] = [];
  let next: string | undefined = name;
  while (next !== undefined && chain.length < DEEPEST) {
    const service = valueAt(services, next);
    if (service?.kind !== 'map') break;
    chain.push(service);
    next = extendedBy(service);
  }
  const [own, ...others] = chain;
  if (own?.kind !== 'map' || others.length === 0) return own;
  const entries = new Map<string, DataEntry>();
  for (const service of chain.reverse()) {
    if (service.kind !== 'map') continue;
    for (const [key, entry] of service.entries) entries.set(key, join(entries.get(key), entry));
  }
  return { kind: 'map', start: own.start, entries };
}

function extendedBy(service: Data): string | undefined {
  const extended = valueAt(service, 'extends');
  if (extended?.kind === 'text') return extended.text;
  return asText(valueAt(extended, 'file')) === undefined ? textAt(extended, 'service')?.text : undefined;
}

function join(parent: DataEntry | undefined, own: DataEntry): DataEntry {
  if (parent?.value?.kind === 'map' && own.value?.kind === 'map' && own.key === 'build') {
    return { ...own, value: { ...own.value, entries: new Map([...parent.value.entries, ...own.value.entries]) } };
  }
  if (parent?.value?.kind !== 'list' || own.value?.kind !== 'list' || !LISTS.has(own.key)) return own;
  return { ...own, value: { ...own.value, items: [...parent.value.items.slice(0, MOST_ITEMS), ...own.value.items.slice(0, MOST_ITEMS)] } };
}
