/** A path (`/`-separated) as the relative URI reference that SARIF wants, or a `file:` URI where it is absolute. */
export function pathToUri(path: string): string {
  const drive = /^[A-Za-z]:\//.test(path);
  const encoded = path.split('/').map(encodeSegment).join('/');
  if (drive) return `file:///${encoded}`;
  return path.startsWith('/') ? `file://${encoded}` : encoded;
}

function encodeSegment(segment: string): string {
  // A lone surrogate has no UTF-8 form, and encodeURIComponent throws on one.
  return encodeURIComponent(segment.replace(/\p{Cs}/gu, '\ufffd'));
}
