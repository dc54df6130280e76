/** The entries of what git prints with `-z`. */
export function fields(output: string): string[] {
  return output.split('\0').filter((field) => field !== '');
}
