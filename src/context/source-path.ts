/** A source of COPY or ADD relative to the context: a leading slash says no more (Dockerfile reference, COPY). */
export function sourcePath(source: string): string {
  return source.replace(/^(\.?\/)+/, '').replace(/(?<!\/)\/+$/, '').replace(/^\.$/, '');
}
