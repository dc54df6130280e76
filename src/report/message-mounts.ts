import type { Evidence } from '../rewrite/types.ts';

/** A directory of the host, or a volume, as the text of an evidence has it: `./data:/srv/data`. */
export interface Mount {
  readonly kind: 'bound' | 'named';
  readonly text: string;
}

/** What evidence tells of a mount by a neighbouring file; undefined where it is of something else. */
export function mountOf({ text }: Evidence): Mount | undefined {
  const [, key, told = ''] = /^(volumes|mounts|volumeMounts): (.+)$/s.exec(text) ?? [];
  if (key === undefined) return undefined;
  // Nothing fills a claim from the image, so its owner is the storage's, as with a directory of the host.
  const isBound = key === 'volumeMounts' || (/^[./~$]/.test(told) && told.includes(':'));
  return { kind: isBound ? 'bound' : 'named', text: told };
}

const PORT = /^(?:ports|containerPort|appPort): | listens on port | sets ASPNETCORE_|^EXPOSE |^ENV .*(?:PORT|LISTEN|ADDR|BIND|URLS)/;

/** The hazard that an evidence speaks of by its form, whichever other it stands beside. */
export function hazardOf(evidence: Evidence): 'low-port' | 'existing-volume' | 'bind-mount' | undefined {
  if (PORT.test(evidence.text)) return 'low-port';
  if (/^VOLUME | has the volume /.test(evidence.text)) return 'existing-volume';
  const mount = mountOf(evidence);
  if (mount === undefined) return undefined;
  return mount.kind === 'bound' ? 'bind-mount' : 'existing-volume';
}
