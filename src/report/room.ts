/** GitHub takes 65,536 characters of a comment or of the text of a pull request. */
export const ROOM = 60_000;

/** Counts down the characters that are left, an empty line behind each part counted; once something did not fit, nothing does. */
export function roomOf(characters: number): { readonly takes: (part: string) => boolean } {
  let left = characters;
  return {
    takes(part) {
      left = left < 0 ? left : left - part.length - 2;
      return left >= 0;
    },
  };
}
