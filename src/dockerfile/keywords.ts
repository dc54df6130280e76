/** The instructions of a Dockerfile, upper case (BuildKit, frontend/dockerfile/command/command.go). */
export const KEYWORDS: ReadonlySet<string> = new Set([
  'ADD',
  'ARG',
  'CMD',
  'COPY',
  'ENTRYPOINT',
  'ENV',
  'EXPOSE',
  'FROM',
  'HEALTHCHECK',
  'LABEL',
  'MAINTAINER',
  'ONBUILD',
  'RUN',
  'SHELL',
  'STOPSIGNAL',
  'USER',
  'VOLUME',
  'WORKDIR',
]);

/**
 * Upper case for ASCII letters only: `toUpperCase` would make the unknown word `uſer` (with U+017F)
 * into USER.
 */
export function upperCaseKeyword(word: string): string {
  return word.replace(/[a-z]+/g, (letters) => letters.toUpperCase());
}
