import { longMount, shortMount, type MountParts } from './mounts.ts';
import { containerPorts } from './ports.ts';
import { capability, device, HOST_NETWORK, HOST_PROCESSES, PRIVILEGED } from './rights.ts';

/** One option of `docker run` that says how the container runs. */
export type RunOption =
  | { readonly kind: 'user'; readonly value: string }
  | { readonly kind: 'right'; readonly name: string }
  | { readonly kind: 'port'; readonly port: number }
  | { readonly kind: 'mount'; readonly mount: MountParts };

/** An option and its words, by their indexes. */
export type PlacedOption = RunOption & { readonly first: number; readonly last: number };

type Read = (value: string) => readonly RunOption[];

const right = (name: string): readonly RunOption[] => [{ kind: 'right', name }];
const mounted = (mount: MountParts | undefined): readonly RunOption[] => (mount === undefined ? [] : [{ kind: 'mount', mount }]);
const published: Read = (value) => containerPorts(value).map((port) => ({ kind: 'port', port }));
const user: Read = (value) => [{ kind: 'user', value }];
const volume: Read = (value) => mounted(shortMount(value));

const READERS: ReadonlyMap<string, Read> = new Map<string, Read>([
  ['-u', user],
  ['--user', user],
  ['--cap-add', (value) => right(capability(value))],
  ['--device', (value) => right(device(value))],
  ['--network', (value) => (value === 'host' ? right(HOST_NETWORK) : [])],
  ['--net', (value) => (value === 'host' ? right(HOST_NETWORK) : [])],
  ['--pid', (value) => (value === 'host' ? right(HOST_PROCESSES) : [])],
  ['-p', published],
  ['--publish', published],
  ['-v', volume],
  ['--volume', volume],
  ['--mount', (value) => mounted(longMount(value))],
]);

/** The options of `docker run` among words: `--user=1000`, `-u 1000`, `-u1000`. */
export function readRunOptions(words: readonly string[]): readonly PlacedOption[] {
  const found: PlacedOption[] = [];
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? '';
    if (word === '--privileged' || word === '--privileged=true') found.push({ kind: 'right', name: PRIVILEGED, first: index, last: index });
    const equals = word.startsWith('--') ? word.indexOf('=') : -1;
    const name = equals !== -1 ? word.slice(0, equals) : word.startsWith('--') ? word : word.slice(0, 2);
    const read = READERS.get(name);
    if (read === undefined) continue;
    const attached = word.slice(name.length).replace(/^=/, '');
    const first = index;
    if (equals === -1 && attached === '') index++;
    const value = first === index ? attached : words[index];
    if (value !== undefined && !value.includes('${')) found.push(...read(value).map((option) => ({ ...option, first, last: index })));
  }
  return found;
}
