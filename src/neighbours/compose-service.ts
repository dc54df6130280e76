import { itemsOf, entryAt, isTrue, textAt, textsOf, valueAt, asText } from './data.ts';
import type { Data, DataEntry } from './data.ts';
import { commandWords } from './command-words.ts';
import { asWritten, interpolate, isTold } from './interpolate.ts';
import { containerPath, mountOf, shortMount, type MountParts } from './mounts.ts';
import { containerPorts } from './ports.ts';
import { capability, device, HOST_NETWORK, HOST_PROCESSES, PRIVILEGED } from './rights.ts';
import { evidenceAt, type TextFile } from './text-file.ts';
import type { ImageUse } from './types.ts';

/** What a service is read with: its file, and the values of variables. */
export interface ComposeFile {
  readonly source: TextFile;
  readonly valueOf: (name: string) => string | undefined;
}

/** No list of a service is longer. */
const MOST_PIECES = 100;

type Runs = Pick<ImageUse, 'users' | 'rights' | 'ports' | 'mounts' | 'command' | 'entrypoint'>;

/** How a service runs its image (compose-spec, 05-services.md). Pieces with a variable that is not told are left out. */
export function serviceRuns({ source, valueOf }: ComposeFile, service: Data): Runs {
  const fill = (text: string): string => interpolate(text, valueOf);
  const told = (text: string): string | undefined => (isTold(fill(text)) ? fill(text) : undefined);
  const at = (data: { readonly start: number }, text: string): ImageUse['evidence'] => evidenceAt(source, data.start, text);

  const textPiece = (key: string) => {
    const data = textAt(service, key);
    const value = data === undefined ? undefined : told(data.text);
    return data === undefined || value === undefined || value === '' ? [] : [{ value, evidence: at(data, `${key}: ${value}`) }];
  };
  const items = (key: string) => itemsOf(valueAt(service, key)).slice(0, MOST_PIECES);
  const listPieces = (key: string) => textsOf(valueAt(service, key)).slice(0, MOST_PIECES).map((data) => ({ data, text: fill(data.text) }));

  const privileged = entryAt(service, 'privileged');
  const rights = [
    ...(privileged !== undefined && isTrue(privileged.value) ? [{ name: PRIVILEGED, evidence: at(privileged, 'privileged: true') }] : []),
    ...listPieces('cap_add').filter(({ text }) => isTold(text)).map(({ data, text }) => ({ name: capability(text), evidence: at(data, `cap_add: ${text}`) })),
    ...listPieces('devices').map(({ data, text }) => ({ name: device(asWritten(text)), evidence: at(data, `devices: ${asWritten(text)}`) })),
    ...items('devices').flatMap((item) => {
      const path = textAt(item, 'source')?.text;
      return path === undefined ? [] : [{ name: device(asWritten(fill(path))), evidence: at(item, `devices: ${asWritten(fill(path))}`) }];
    }),
    ...textPiece('network_mode').filter(({ value }) => value === 'host').map(({ evidence }) => ({ name: HOST_NETWORK, evidence })),
    ...textPiece('pid').filter(({ value }) => value === 'host').map(({ evidence }) => ({ name: HOST_PROCESSES, evidence })),
  ];

  const ports: ImageUse['ports'][number][] = [];
  for (const item of items('ports')) {
    const written = item.kind === 'text' ? fill(item.text) : fill(textAt(item, 'target')?.text ?? '');
    const evidence = at(item, `ports: ${item.kind === 'text' ? asWritten(written) : `target ${written}`}`);
    if (ports.length < MOST_PIECES) ports.push(...containerPorts(written).map((port) => ({ port, evidence })));
  }

  const mounts = [
    ...items('volumes').flatMap((item) => {
      const mount = item.kind === 'text' ? shortMount(asWritten(fill(item.text))) : longVolume(item, fill);
      return mount === undefined || mount.path.includes('${') ? [] : [{ ...mount, evidence: at(item, `volumes: ${item.kind === 'text' ? asWritten(fill(item.text)) : shown(mount)}`) }];
    }),
    ...listPieces('tmpfs').flatMap(({ data, text }) => {
      const path = isTold(text) ? containerPath(text.split(':')[0] ?? '') : undefined;
      return path === undefined ? [] : [{ path, kind: 'tmpfs' as const, source: '', readOnly: false, evidence: at(data, `tmpfs: ${text}`) }];
    }),
  ];

  const argvAt = (key: string): ImageUse['command'] => {
    const entry = entryAt(service, key);
    const argv = argvOf(entry, fill);
    return entry === undefined || argv === undefined ? undefined : { argv, evidence: at(entry, `${key}: ${argv.slice(0, 20).join(' ')}`) };
  };
  const entrypoint = argvAt('entrypoint');
  // An engine that gets an entrypoint takes no CMD from the image (moby, daemon/commit.go, merge).
  const cleared = entrypoint !== undefined && entrypoint.argv.length > 0 ? { argv: [], evidence: entrypoint.evidence } : undefined;
  return { users: textPiece('user'), rights, ports, mounts, command: argvAt('command') ?? cleared, entrypoint };
}

/** The words of `command` or `entrypoint`; empty where it resets the image's, undefined where nothing or null stands. */
function argvOf(entry: DataEntry | undefined, fill: (text: string) => string): readonly string[] | undefined {
  const { value } = entry ?? {};
  if (value?.kind === 'text') return commandWords(asWritten(fill(value.text)));
  return value?.kind === 'list' ? textsOf(value).map((item) => asWritten(fill(item.text))) : undefined;
}

function longVolume(item: Data, fill: (text: string) => string): MountParts | undefined {
  const text = (key: string): string | undefined => {
    const data = asText(valueAt(item, key));
    return data === undefined ? undefined : asWritten(fill(data.text));
  };
  return mountOf({ type: text('type') ?? '', source: text('source') ?? text('src'), target: text('target') ?? text('destination') ?? text('dst'), readOnly: isTrue(valueAt(item, 'read_only')) });
}

function shown({ kind, source, path }: MountParts): string {
  return source === '' ? `${kind} ${path}` : `${source}:${path}`;
}
