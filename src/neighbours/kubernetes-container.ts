import { entryAt, isTrue, itemsOf, textAt, textsOf, valueAt } from './data.ts';
import type { Data } from './data.ts';
import { mountOf, type MountParts } from './mounts.ts';
import { capability, HOST_NETWORK, HOST_PROCESSES, PRIVILEGED } from './rights.ts';
import { evidenceAt, type TextFile } from './text-file.ts';
import type { ImageUse } from './types.ts';

type Runs = Pick<ImageUse, 'users' | 'rights' | 'ports' | 'mounts' | 'command' | 'entrypoint'>;

/** No container has more ports or mounts. */
const MOST_PIECES = 100;

/**
 * How one container runs its image (Kubernetes API, Container). `command` is Docker's entrypoint, `args` its command; with a
 * `command` alone the image's CMD does not count either. The container's `runAsUser` wins over the pod's.
 *
 * @param claims names of volumes that a StatefulSet claims for itself
 */
export function containerRuns(source: TextFile, pod: Data, container: Data, claims: ReadonlySet<string>): Runs {
  const at = (data: { readonly start: number }, text: string): ImageUse['users'][number]['evidence'] => evidenceAt(source, data.start, text);
  const user = textAt(container, 'securityContext', 'runAsUser') ?? textAt(pod, 'securityContext', 'runAsUser');
  const privileged = entryAt(container, 'securityContext', 'privileged');
  const volumes = new Map(itemsOf(valueAt(pod, 'volumes')).slice(0, MOST_PIECES).map((volume) => [textAt(volume, 'name')?.text ?? '', volume]));

  const argvAt = (key: string): ImageUse['command'] => {
    const entry = entryAt(container, key);
    const argv = textsOf(entry?.value).map(({ text }) => text);
    return entry === undefined || argv.length === 0 ? undefined : { argv, evidence: at(entry, `${key}: ${argv.slice(0, 20).join(' ')}`) };
  };
  const entrypoint = argvAt('command');

  return {
    users: user === undefined ? [] : [{ value: user.text, evidence: at(user, `runAsUser: ${user.text}`) }],
    rights: [
      ...(privileged !== undefined && isTrue(privileged.value) ? [{ name: PRIVILEGED, evidence: at(privileged, 'privileged: true') }] : []),
      ...textsOf(valueAt(container, 'securityContext', 'capabilities', 'add')).slice(0, MOST_PIECES).map((item) => ({ name: capability(item.text), evidence: at(item, `capabilities: add ${item.text}`) })),
    ],
    ports: itemsOf(valueAt(container, 'ports')).slice(0, MOST_PIECES).flatMap((item) => {
      const text = textAt(item, 'containerPort')?.text ?? '';
      const port = /^[0-9]{1,5}$/.test(text) ? Number(text) : 0;
      return port < 1 || port > 65_535 ? [] : [{ port, evidence: at(item, `containerPort: ${text}`) }];
    }),
    mounts: itemsOf(valueAt(container, 'volumeMounts')).slice(0, MOST_PIECES).flatMap((item) => {
      const name = textAt(item, 'name')?.text ?? '';
      const volume = volumes.get(name);
      const mount = volume === undefined && !claims.has(name) ? undefined : mountedVolume(volume, name, textAt(item, 'mountPath')?.text, isTrue(valueAt(item, 'readOnly')));
      return mount === undefined ? [] : [{ ...mount, evidence: at(item, `volumeMounts: ${name} at ${mount.path}`) }];
    }),
    command: argvAt('args') ?? (entrypoint && { argv: [], evidence: entrypoint.evidence }),
    entrypoint,
  };
}

/** Rights that a pod gives to all of its containers. */
export function podRights(source: TextFile, pod: Data): ImageUse['rights'] {
  return ([['hostNetwork', HOST_NETWORK], ['hostPID', HOST_PROCESSES]] as const).flatMap(([key, name]) => {
    const entry = entryAt(pod, key);
    return entry !== undefined && isTrue(entry.value) ? [{ name, evidence: evidenceAt(source, entry.start, `${key}: true`) }] : [];
  });
}

/** Kinds of volumes that are made of objects: their files are never written. */
const READ_ONLY = ['configMap', 'secret', 'projected', 'downwardAPI'];

/** A volume that is told by its claim alone has no entry. */
function mountedVolume(volume: Data | undefined, name: string, target: string | undefined, readOnly: boolean): MountParts | undefined {
  const hostPath = textAt(volume, 'hostPath', 'path')?.text;
  if (hostPath !== undefined) return mountOf({ type: 'bind', source: hostPath, target, readOnly });
  const object = READ_ONLY.find((key) => entryAt(volume, key) !== undefined);
  if (object !== undefined) return mountOf({ type: 'bind', source: textAt(volume, object, 'name')?.text ?? textAt(volume, object, 'secretName')?.text ?? name, target, readOnly: true });
  // Every user may write to a new emptyDir (Kubernetes docs, "Volumes": the kubelet makes it with mode 0777).
  if (entryAt(volume, 'emptyDir') !== undefined) return mountOf({ type: 'tmpfs', source: '', target, readOnly });
  const claim = textAt(volume, 'persistentVolumeClaim', 'claimName')?.text ?? name;
  // Nothing fills a claim from the image: its owner is the storage's, as with a directory of the host.
  return mountOf({ type: 'bind', source: claim, target, readOnly });
}
