import { posix } from 'node:path';
import { entryAt, isTrue, itemsOf, textAt, textsOf, valueAt } from './data.ts';
import type { Data } from './data.ts';
import { plainUse, type Declaration, type Origin, type Reading } from './declaration.ts';
import { readJson } from './json-document.ts';
import { longMount, mountOf } from './mounts.ts';
import { containerPorts } from './ports.ts';
import { capability, PRIVILEGED } from './rights.ts';
import { readRunOptions, type RunOption } from './run-options.ts';
import { evidenceAt, folderOf, type TextFile } from './text-file.ts';

/** What a devcontainer.json says of the image that it builds or takes from a compose service (containers.dev, reference). */
export function readDevcontainer(source: TextFile): Reading {
  const read = readJson(source.text);
  if (!read.ok) return { declarations: [], problem: read };
  const [document] = read.documents;
  if (document === undefined) return { declarations: [] };
  const origin = originOf(source, document);
  if (origin === undefined) return { declarations: [] };
  const use = { ...plainUse('devcontainer', evidenceAt(source, origin.start, 'development container')), ...runsOf(source, document), target: textAt(document, 'build', 'target')?.text };
  return { declarations: [{ use, origin: origin.origin }] };
}

function originOf(source: TextFile, document: Data): { readonly origin: Origin; readonly start: number } | undefined {
  const dockerfile = entryAt(document, 'build', 'dockerfile') ?? entryAt(document, 'dockerFile');
  const name = dockerfile?.value?.kind === 'text' ? dockerfile.value.text : undefined;
  if (dockerfile !== undefined && name !== undefined) {
    const context = textAt(document, 'build', 'context') ?? textAt(document, 'context');
    return { start: dockerfile.start, origin: { kind: 'build', build: { context: context?.text, dockerfile: name, dockerfileIn: 'folder', from: 'file' } } };
  }
  const service = entryAt(document, 'service');
  const files = textsOf(valueAt(document, 'dockerComposeFile')).map(({ text }) => posix.join(folderOf(source.file), text));
  if (service?.value?.kind !== 'text' || files.length === 0) return undefined;
  return { start: service.start, origin: { kind: 'service', service: service.value.text, files, image: undefined } };
}

function runsOf(source: TextFile, document: Data): Pick<Declaration['use'], 'users' | 'rights' | 'ports' | 'mounts'> {
  const options: (RunOption & { readonly start: number; readonly text: string })[] = [];
  const words = textsOf(valueAt(document, 'runArgs'));
  for (const { first, last, ...option } of readRunOptions(words.map(({ text }) => text))) {
    const own = words.slice(first, last + 1);
    options.push({ ...option, start: own[0]?.start ?? 0, text: `runArgs: ${own.map(({ text }) => text).join(' ')}` });
  }
  for (const key of ['containerUser', 'remoteUser']) {
    const user = textAt(document, key);
    if (user !== undefined && !user.text.includes('${')) options.push({ kind: 'user', value: user.text, start: user.start, text: `${key}: ${user.text}` });
  }
  const privileged = entryAt(document, 'privileged');
  if (privileged !== undefined && isTrue(privileged.value)) options.push({ kind: 'right', name: PRIVILEGED, start: privileged.start, text: 'privileged: true' });
  for (const { text, start } of textsOf(valueAt(document, 'capAdd'))) options.push({ kind: 'right', name: capability(text), start, text: `capAdd: ${text}` });
  for (const { text, start } of textsOf(valueAt(document, 'appPort'))) {
    for (const port of containerPorts(text)) options.push({ kind: 'port', port, start, text: `appPort: ${text}` });
  }
  for (const item of itemsOf(valueAt(document, 'mounts'))) {
    const mount = item.kind === 'text' ? longMount(item.text) : mountOf({ type: textAt(item, 'type')?.text ?? 'volume', source: textAt(item, 'source')?.text, target: textAt(item, 'target')?.text, readOnly: isTrue(valueAt(item, 'readonly')) });
    if (mount !== undefined && !mount.path.includes('${')) options.push({ kind: 'mount', mount, start: item.start, text: `mounts: ${mount.source}:${mount.path}` });
  }
  const placed = options.map(({ start, text, ...option }) => ({ option, evidence: evidenceAt(source, start, text) }));
  return {
    users: placed.flatMap(({ option, evidence }) => (option.kind === 'user' ? [{ value: option.value, evidence }] : [])),
    rights: placed.flatMap(({ option, evidence }) => (option.kind === 'right' ? [{ name: option.name, evidence }] : [])),
    ports: placed.flatMap(({ option, evidence }) => (option.kind === 'port' ? [{ port: option.port, evidence }] : [])),
    mounts: placed.flatMap(({ option, evidence }) => (option.kind === 'mount' ? [{ ...option.mount, evidence }] : [])),
  };
}
