import type { ResolvedCommand } from '../shell/commands.ts';
import { programName } from '../shell/shells.ts';

/** All interfaces, or this machine: an address to listen at, not one to connect to. */
const OWN_HOST = String.raw`(?:0\.0\.0\.0|127\.0\.0\.1|\[::1?\]|localhost|\*|\+)?`;
const ADDRESS = new RegExp(String.raw`^(?:(?:https?|tcp|tls|ssl)://)?${OWN_HOST}:(\d{1,5})/?$`, 'i');

/** The ports of a list of addresses to listen at: `0.0.0.0:636`, `:80`, `http://+:80;https://+:443`. */
export function addressPorts(value: string): readonly number[] {
  return value.split(/[;,\s]/).flatMap((address) => {
    const port = ADDRESS.exec(address)?.[1];
    return port === undefined ? [] : [Number(port)];
  });
}

/** The ports that a command of the entry is told to listen at. */
export function listeningPorts({ program, args }: Pick<ResolvedCommand, 'program' | 'args'>): readonly number[] {
  const values = args.map((word) => word.value ?? '');
  const told = values.flatMap((value, at) => {
    const [option = '', glued] = value.split('=', 2);
    const port = /^(--?(http-?|listen-?|server[.-])?port|-p)$/i.test(option) ? (glued ?? values[at + 1]) : undefined;
    const address = /^(?:--[a-z-]+=|-b)?(?:https?:\/\/|tcp:\/\/)?(?:0\.0\.0\.0|\*|\+|\[::\]|)?:(\d{1,5})$/.exec(value)?.[1];
    return [numberOf(port), numberOf(address)];
  });
  return [...told, numberOf(ownPort(program ?? '', values))].filter((port) => port > 0);
}

function numberOf(text: string | undefined): number {
  return text !== undefined && /^\d{1,5}$/.test(text) ? Number(text) : 0;
}

/** Servers that take their port in a way of their own; behind `npx` and `python -m`, the first of the words names them. */
function ownPort(program: string, words: readonly string[]): string | undefined {
  if (program === 'npx' || program === 'bunx') {
    const at = words.findIndex((word) => !word.startsWith('-'));
    return at === -1 ? undefined : ownPort(programName(words[at] ?? '').replace(/(?<=.)@.*$/, ''), words.slice(at + 1));
  }
  if (/^python[\d.]*$/.test(program)) {
    const at = words.indexOf('-m');
    // `python -m http.server [OPTIONS] [PORT]` (Python library reference, "http.server").
    if (at !== -1 && /^(http\.server|SimpleHTTPServer)$/.test(words[at + 1] ?? '')) return operand(words.slice(at + 2), ['-b', '--bind', '-d', '--directory', '-p', '--protocol']);
  }
  // `manage.py runserver [ADDRESS:]PORT` (Django, "django-admin and manage.py").
  const served = words.indexOf('runserver');
  if (served !== -1) return operand(words.slice(served + 1), []);
  // `serve -l PORT` (its README), `php -S HOST:PORT` (PHP manual, "Built-in web server").
  if (program === 'serve') return portOf(valueBehind(words, ['-l', '--listen']));
  if (program === 'php') return portOf(valueBehind(words, ['-S']));
  if (program === 'socat') return words.map((word) => /^TCP[46]?-L(?:ISTEN)?:(\d{1,5})/i.exec(word)?.[1]).find((port) => port !== undefined);
  return undefined;
}

/** The first word that is neither an option nor the value of one of `valued`. */
function operand(words: readonly string[], valued: readonly string[]): string | undefined {
  return words.find((word, at) => !word.startsWith('-') && !valued.includes(words[at - 1] ?? ''));
}

function valueBehind(words: readonly string[], options: readonly string[]): string | undefined {
  const at = words.findIndex((word) => options.includes(word.split('=', 1)[0] ?? ''));
  return at === -1 ? undefined : /=(.*)$/.exec(words[at] ?? '')?.[1] ?? words[at + 1];
}

/** `80`, and the end of `tcp://0.0.0.0:80`. */
function portOf(text: string | undefined): string | undefined {
  return /(?:^|:)(\d{1,5})$/.exec(text ?? '')?.[1];
}
