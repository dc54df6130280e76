import type { ImageReference } from './types.ts';

/** Registries that serve Docker Hub's repositories under the same paths. */
const hubs: ReadonlySet<string> = new Set([
  'docker.io', 'index.docker.io', 'registry-1.docker.io', 'registry.hub.docker.com', 'mirror.gcr.io',
  'asia.mirror.gcr.io', 'eu.mirror.gcr.io', 'us.mirror.gcr.io', 'docker.m.daocloud.io', 'registry.docker-cn.com',
]);

/** Organisations of Docker Hub that hold the official images of one architecture; `armhf` and `aarch64` did until 2017. */
const architectures: ReadonlySet<string> = new Set([
  'aarch64', 'amd64', 'armhf', 'arm32v5', 'arm32v6', 'arm32v7', 'arm64v8', 'i386', 'mips64le', 'ppc64le', 'riscv64', 's390x',
]);

/** Reads what stands in FROM, variables expanded. Never throws: what Docker refuses comes back as not valid. */
export function parseReference(text: string): ImageReference {
  const at = text.indexOf('@');
  const digest = at === -1 ? undefined : text.slice(at + 1);
  const tagged = at === -1 ? text : text.slice(0, at);
  const colon = tagged.indexOf(':', tagged.lastIndexOf('/') + 1);
  const path = colon === -1 ? tagged : tagged.slice(0, colon);
  const tag = colon === -1 ? (digest === undefined ? 'latest' : '') : tagged.slice(colon + 1);
  const { registry, repository } = splitRegistry(path);
  const valid =
    path.length <= 255
    && (colon === -1 || /^\w[\w.-]{0,127}$/.test(tag))
    && (digest === undefined || /^[A-Za-z][A-Za-z0-9+._-]*:[0-9A-Fa-f]+$/.test(digest))
    && /^[A-Za-z0-9.-]+(?::[0-9]+)?$/.test(registry)
    && repository.split('/').every((part) => /^[a-z0-9]+(?:[._-]+[a-z0-9]+)*$/.test(part));
  if (!valid) return { valid, original: text, registry: '', name: '', tag: '', tagKnown: false, digest: undefined };
  return { valid, original: text, registry, name: tableName(registry, repository), tag, tagKnown: tag !== '', digest };
}

/** The first part is a registry if it could not be an organisation (distribution/reference, `splitDockerDomain`). */
function splitRegistry(path: string): { readonly registry: string; readonly repository: string } {
  const slash = path.indexOf('/');
  const first = path.slice(0, Math.max(slash, 0));
  const named = first.includes('.') || first.includes(':') || first === 'localhost' || first !== first.toLowerCase();
  return named ? { registry: first, repository: path.slice(slash + 1) } : { registry: 'docker.io', repository: path };
}

function tableName(registry: string, repository: string): string {
  if (hubs.has(registry)) return hubName(repository);
  const parts = repository.split('/');
  if (registry === 'public.ecr.aws' && parts[0] === 'docker') return hubName(parts.slice(1).join('/'));
  // GitLab's dependency proxy serves Docker Hub below this path.
  const proxy = parts.indexOf('dependency_proxy');
  if (proxy !== -1 && parts[proxy + 1] === 'containers') return hubName(parts.slice(proxy + 2).join('/'));
  // Harbor, Artifactory and ECR pull-through caches: `harbor.example/dockerhub/library/node`. Without a part
  // that speaks of Docker Hub, `library` may be just the name of a project.
  const library = parts.length - 2;
  if (library >= 1 && parts[library] === 'library' && parts.slice(0, library).some(speaksOfHub)) return hubName(parts.slice(library).join('/'));
  return `${registry}/${repository}`;
}

function speaksOfHub(part: string): boolean {
  return part.includes('docker') || part.includes('hub') || part.includes('proxy');
}

function hubName(repository: string): string {
  const [first, second, third] = repository.split('/');
  const official = first !== undefined && second !== undefined && third === undefined && (first === 'library' || architectures.has(first));
  return official ? second : repository;
}
