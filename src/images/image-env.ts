import type { ImageReference } from './types.ts';

type Env = Readonly<Record<string, string>>;

/**
 * Variables that published images set and that Dockerfiles built on them name. Sources: docker-library/golang, tomcat, rust
 * and php (ENV lines of their Dockerfiles), jupyter/docker-stacks images/docker-stacks-foundation/Dockerfile.
 */
const byImage: ReadonlyMap<string, Env> = new Map<string, Env>([
  ['golang', { GOPATH: '/go' }],
  ['tomcat', { CATALINA_HOME: '/usr/local/tomcat', PATH: '/usr/local/tomcat/bin' }],
  ['rust', { CARGO_HOME: '/usr/local/cargo', RUSTUP_HOME: '/usr/local/rustup' }],
  ['php', { PHP_INI_DIR: '/usr/local/etc/php' }],
]);
const jupyter: Env = { NB_USER: 'jovyan', NB_UID: '1000', NB_GID: '100', HOME: '/home/jovyan', CONDA_DIR: '/opt/conda' };

/**
 * `ENV APP_UID=1654` of .NET's Linux images from 8.0 on and of the chiseled ones of 6.0 and 7.0; Dockerfiles
 * say `USER $APP_UID`. Source: dotnet/dotnet-docker, src/runtime-deps/8.0/bookworm-slim and 6.0/jammy-chiseled,
 * on which the others build.
 */
const appUid: Env = { APP_UID: '1654' };

/** Before 8.0, `ENV ASPNETCORE_URLS=http://+:80` (src/runtime-deps of dotnet/dotnet-docker, 3.1 to 7.0); chiseled ones use 8080. */
const urls: Env = { ASPNETCORE_URLS: 'http://+:80' };

const dotnet = 'mcr.microsoft.com/dotnet/';
const dotnetRepositories: ReadonlySet<string> = new Set(['aspnet', 'runtime', 'runtime-deps', 'sdk']);

/** Variables that an image is known to set and a Dockerfile may name; not for Windows. */
export function imageEnv(reference: ImageReference): Env {
  const { name } = reference;
  if (/^(quay\.io\/)?jupyter\/[a-z-]*(notebook|foundation)$/.test(name)) return jupyter;
  return byImage.get(name) ?? (name.startsWith(dotnet) ? dotnetEnv(name.slice(dotnet.length), reference) : {});
}

function dotnetEnv(path: string, { tag, tagKnown }: ImageReference): Env {
  const repository = path.replace(/^(nightly|core)\//, '');
  if (!tagKnown || !dotnetRepositories.has(repository)) return {};
  const major = Number.parseInt(tag, 10);
  // core/ is the old home of 2.1 to 3.1, whatever the tag.
  const old = path.startsWith('core/');
  if (!old && (tag === 'latest' || major >= 8)) return appUid;
  if (!old && (major === 6 || major === 7) && tag.includes('chiseled')) return appUid;
  return repository === 'sdk' ? {} : urls;
}
