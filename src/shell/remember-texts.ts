/** Enough for the shell text of any one file. */
const MOST_CHARACTERS = 256 * 1024;

/**
 * A pure function of a text that remembers what it has made of the last texts: a file that is rewritten is read twice, and the
 * second time most of its shell text is the same. What is older than `MOST_CHARACTERS` of texts may be forgotten, so that
 * memory stays bounded.
 */
export function rememberTexts<Result>(read: (text: string) => Result): (text: string) => Result {
  let recent = new Map<string, Result>();
  let older = new Map<string, Result>();
  let characters = 0;
  return (text) => {
    const known = recent.get(text);
    if (known !== undefined) return known;
    const result = older.get(text) ?? read(text);
    if (characters + text.length > MOST_CHARACTERS) {
      older = recent;
      recent = new Map();
      characters = 0;
    }
    recent.set(text, result);
    characters += text.length;
    return result;
  };
}
