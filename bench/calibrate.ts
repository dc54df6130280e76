import { bestOf } from './best-of.ts';

const LENGTH = 500_000;

/** Milliseconds that this machine takes for a fixed piece of work of the kind that the tool does: characters, small objects, maps. */
export function calibrate(): number {
  return bestOf(5, loop);
}

function loop(): number {
  const text = 'RUN apt-get install -y a b c && '.repeat(LENGTH / 32);
  const words = new Map<string, { count: number }>();
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text.charCodeAt(at) !== 0x20) continue;
    const word = `${text.slice(start, at)}${at % 5000}`;
    const known = words.get(word);
    if (known === undefined) words.set(word, { count: 1 });
    else known.count += 1;
    start = at + 1;
  }
  return words.size;
}
