import type { ImageUse, Mount } from '../../src/neighbours/types.ts';
import type { Evidence } from '../../src/rewrite/types.ts';

/** Evidence in a compose file. */
export function told(text: string): Evidence {
  return { file: 'compose.yaml', place: { line: 3, column: 5 }, text };
}

/** A compose service that builds the file, with what the test is about. */
export function use(parts: Partial<ImageUse> = {}): ImageUse {
  return {
    kind: 'compose', evidence: told('service web'), context: undefined, target: undefined, buildArgs: {}, images: [],
    users: [], rights: [], ports: [], mounts: [], command: undefined, entrypoint: undefined, ...parts,
  };
}

export function mounts(...list: readonly Partial<Mount>[]): ImageUse {
  return use({ mounts: list.map((mount) => ({ path: '/app/data', kind: 'volume', source: 'data', readOnly: false, evidence: told(`volumes: ${mount.path}`), ...mount })) });
}

export function rights(...names: readonly string[]): ImageUse {
  return use({ rights: names.map((name) => ({ name, evidence: told(name) })) });
}

export function users(...values: readonly string[]): ImageUse {
  return use({ users: values.map((value) => ({ value, evidence: told(`user: ${value}`) })) });
}

export function command(...argv: readonly string[]): ImageUse {
  return use({ command: { argv, evidence: told(`command: ${argv.join(' ')}`) } });
}

export function entrypoint(argv: readonly string[], ...words: readonly string[]): ImageUse {
  return use({ entrypoint: { argv, evidence: told(`entrypoint: ${argv.join(' ')}`) }, command: { argv: words, evidence: told(`command: ${words.join(' ')}`) } });
}
