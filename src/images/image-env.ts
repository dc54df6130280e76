import type { ImageReference } from './types.ts';

/**
 * `ENV APP_UID=1654` of .NET's Linux images from 8.0 on and of the chiseled ones of 6.0 and 7.0; Dockerfiles
 * say `USER $APP_UID`. Source: dotnet/dotnet-docker, src/runtime-deps/8.0/bookworm-slim and 6.0/jammy-chiseled,
 * on which the others build.
 */
const appUid: Readonly<Record<string, string>> = { APP_UID: '1654' };

/** Chiseled images of 6.0 and 7.0 listen on 8080 instead. */
const urls: Readonly<Record<string, string>> = { ASPNETCORE_URLS: 'http://+:80' };

const dotnet = 'mcr.microsoft.com/dotnet/';
const repositories: ReadonlySet<string> = new Set(['aspnet', 'runtime', 'runtime-deps', 'sdk']);

/** Variables that an image is known to set and a Dockerfile may name; not for Windows. */
export function imageEnv(reference: ImageReference): Readonly<Record<string, string>> {
  if (!reference.tagKnown || !reference.name.startsWith(dotnet)) return {};
  const path = reference.name.slice(dotnet.length);
  const repository = path.replace(/^(nightly|core)\//, '');
  if (!repositories.has(repository)) return {};
  // The old home of 2.1 to 3.1, whatever the tag.
  if (path.startsWith('core/')) return repository === 'sdk' ? {} : urls;
  // Tags before 8.0: dotnet/dotnet-docker, src/runtime-deps and src/aspnet of 3.1 to 7.0 say `ENV ASPNETCORE_URLS=http://+:80`.
  const major = Number.parseInt(reference.tag, 10);
  const chiseled = (major === 6 || major === 7) && reference.tag.includes('chiseled');
  if (reference.tag === 'latest' || major >= 8) return appUid;
  if (chiseled) return appUid;
  return repository === 'sdk' ? {} : urls;
}
