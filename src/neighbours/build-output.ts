/** Whether files come out, and no image: every output is a path or names another kind. */
export function isExport(outputs: readonly string[]): boolean {
  return outputs.length > 0 && outputs.every((output) => !/(?:^|,)type=(?:image|docker|registry|oci)(?:,|$)/.test(output));
}
