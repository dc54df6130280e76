/**
 * A command that is given as one string, split into words with the quotes of a shell, up to the first operator. No shell runs it,
 * so nothing is expanded, and a newline is a blank like any other (Compose splits with mattn/go-shellwords).
 */
export function commandWords(text: string): readonly string[] {
  const words: string[] = [];
  let word: string[] | undefined;
  let quote = '';
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === '\\' && quote !== "'") {
      at++;
      (word ??= []).push(text.charAt(at));
    } else if (quote !== '') {
      if (char === quote) quote = '';
      else word?.push(char);
    } else if (char === '"' || char === "'") {
      quote = char;
      word ??= [];
    } else if (char === ' ' || char === '\t' || char === '\r' || char === '\n') {
      if (word !== undefined) words.push(word.join(''));
      word = undefined;
    } else if (';&|<>'.includes(char)) break;
    else (word ??= []).push(char);
  }
  if (word !== undefined) words.push(word.join(''));
  return words;
}
