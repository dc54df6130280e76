/** The names alone; what a file holds is judged later (`template`, `not-a-dockerfile`). */
const DOCKERFILE_NAME = /^(?:[Dd]ockerfile|[Cc]ontainerfile)(?:[.-].*)?$|\.(?:[Dd]ockerfile|[Cc]ontainerfile)$/s;

/** Notes about a Dockerfile, what stays out of its context, and what editors and merges leave behind. */
const NOT_ONE = /(?:\.(?:dockerignore|containerignore|md|markdown|bak|orig|rej|swp|swo)|~)$/i;

/**
 * Whether a base name is that of a Dockerfile: `Dockerfile`, `Containerfile`, `Dockerfile.*`, `Dockerfile-*`,
 * `*.Dockerfile`, with a small or a capital first letter. An ending says nothing about the content:
 * `Dockerfile.py` and `Dockerfile.env` are Dockerfiles as often as not, and `Dockerfile.j2` is located so that it
 * can be reported as the template it is.
 */
export function looksLikeDockerfile(basename: string): boolean {
  return DOCKERFILE_NAME.test(basename) && !NOT_ONE.test(basename);
}
