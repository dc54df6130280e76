import { lookupImage } from '../images/lookup.ts';
import { parseReference } from '../images/reference.ts';
import { spellOut } from '../images/spell-out.ts';
import type { EntryKind, ImageFacts, ImageReference, LookupImage } from '../images/types.ts';

const WIDTH = 100;
const LABEL = 19;

const ENTRY: Readonly<Record<EntryKind, string>> = {
  shell: 'a shell for a person',
  repl: 'an interpreter for a person',
  drops: 'an entry script that starts as root and becomes another user',
  'root-master': 'a server whose master process runs as root and whose workers do not',
  init: 'an init system, which runs as root',
  service: 'a program of its own',
  tool: 'a tool for a person',
  none: 'nothing',
};

const CREATION = {
  shadow: 'groupadd and useradd',
  busybox: 'addgroup and adduser of BusyBox',
  none: 'no tool for it in the image',
} as const;

/**
 * What is known of an image and from where, for people: lines of at most 100 characters where words allow it, without a
 * line end behind the last. The reference is shown as given: whoever prints this escapes it.
 */
export function describeImage(reference: string, images: LookupImage = lookupImage): string {
  const parsed = parseReference(reference);
  if (!parsed.valid) return wrap('', `${reference} is no image reference: Docker refuses it in FROM.`);
  const facts = images(reference);
  const rows = facts === undefined ? unknownRows(parsed) : factRows(parsed, facts);
  const lines = rows.map(([label, text]) => wrap(`  ${label.padEnd(LABEL)}`, text));
  return [reference, ...lines, ...(facts === undefined ? ['', wrap('', HOW_TO_TELL), EXAMPLE] : [])].join('\n');
}

type Rows = readonly (readonly [label: string, text: string])[];

const HOW_TO_TELL =
  'unroot knows nothing of this image, so it holds back what it would write. Tell it in the key images of .unroot.json: '
  + 'a pattern for its reference, and what you know of it or the image that it is like.';
const EXAMPLE = '{ "images": { "registry.example/base:*": { "like": "debian:12", "user": "root" } } }';

function unknownRows(reference: ImageReference): Rows {
  return [['reference', normalised(reference)], ['table entry', 'none']];
}

function factRows(reference: ImageReference, facts: ImageFacts): Rows {
  const head: Rows = [['reference', normalised(reference)], ['table entry', facts.image], ['family', facts.family]];
  const tail: Rows = [['confidence', facts.confidence], ...sources(facts)];
  if (facts.family === 'windows') return [...head, ['', 'a Windows image: it has no root, and unroot leaves it as it is'], ...tail];
  const told = (text: string | undefined, ...keys: readonly string[]): string => text ?? unknown(facts, keys);
  const list = (items: readonly string[], ...keys: readonly string[]): string => items.join(', ') || (wasRead(facts) && !depends(facts, keys) ? 'none' : unknown(facts, keys));
  const ports = [...new Set([...facts.defaultPorts.map(String), ...facts.exposes])];
  return [
    ...head,
    ['default user', told(facts.defaultUser, 'defaultUser')],
    ['for applications', account(facts)],
    ['users are made by', told(facts.userTool && CREATION[facts.userTool], 'userTool') + (facts.userToolPackage === undefined ? '' : `; ${facts.userToolPackage.install}`)],
    ['shell', told(facts.shell === undefined ? undefined : facts.shell ? 'yes' : 'none', 'shell')],
    ['starts', told(facts.entry && `${facts.entry}: ${ENTRY[facts.entry]}`, 'entry')],
    ['ENTRYPOINT', argv(facts, 'entrypoint')],
    ['CMD', argv(facts, 'cmd')],
    ...row('condition', facts.entryCondition),
    ['working directory', facts.workdir ?? (wasRead(facts) && !depends(facts, ['workdir']) ? '/' : unknown(facts, ['workdir']))],
    ['volumes', list(facts.volumes, 'volumes')],
    ['ports', list(ports, 'exposes', 'defaultPorts') + (facts.lowPort === true ? ', one of them below 1024' : '')],
    ['its program writes', facts.stateDirs.join(', ') || 'nothing known'],
    ['below /root', belowRoot(facts).join(', ') || 'nothing known'],
    ...row('ONBUILD', facts.onbuild ? 'it has triggers' : undefined),
    ['as non-root', facts.nonRootSibling ?? 'no other image or tag known'],
    ...tail,
  ];
}

function row(label: string, text: string | undefined): Rows {
  return text === undefined ? [] : [[label, text]];
}

function normalised(reference: ImageReference): string {
  const { tag, tagKnown, digest } = reference;
  return spellOut(reference) + (tagKnown ? `:${tag}` : '') + (digest === undefined ? '' : `@${digest}`);
}

function account(facts: ImageFacts): string {
  const user = facts.builtinUser;
  if (user === undefined) return depends(facts, ['builtinUser']) ? unknown(facts, ['builtinUser']) : 'none known';
  const parts = [
    ...(user.uid === undefined ? [] : [`uid ${user.uid}`]),
    ...(user.gid === undefined ? [] : [`gid ${user.gid}`]),
    ...(user.home === undefined ? [] : [`home ${user.home}`]),
  ];
  const named = parts.length === 0 ? user.name : `${user.name} (${parts.join(', ')})`;
  return facts.appUser ? named : `none; the image also has ${named}`;
}

function belowRoot({ pathUnderRoot, envUnderRoot, envHome }: ImageFacts): readonly string[] {
  const settings = Object.entries(envUnderRoot).map(([name, value]) => `${name}=${value}`);
  const home = envHome === '/root' || envHome?.startsWith('/root/') === true ? [`HOME=${envHome}`] : [];
  return [...home, ...settings, ...(pathUnderRoot.length === 0 ? [] : [`PATH has ${pathUnderRoot.join(', ')}`])];
}

function sources({ source }: ImageFacts): Rows {
  return source.length === 0 ? [['sources', 'none']] : source.map((line, index) => [index === 0 ? 'sources' : '', line]);
}

function argv(facts: ImageFacts, key: 'entrypoint' | 'cmd'): string {
  if (!wasRead(facts) || depends(facts, [key])) return unknown(facts, [key]);
  const words = facts[key];
  return words === null ? 'none' : JSON.stringify(words);
}

function unknown(facts: ImageFacts, keys: readonly string[]): string {
  return depends(facts, keys) ? 'unknown: it differs by tag, and only a digest is named' : 'unknown';
}

function depends({ dependsOnTag }: ImageFacts, keys: readonly string[]): boolean {
  return dependsOnTag?.some((key) => keys.includes(key)) === true;
}

/** The published configuration was read, though it may differ by tag. */
function wasRead(facts: ImageFacts): boolean {
  return facts.configKnown || depends(facts, ['entry', 'entrypoint', 'cmd']);
}

/** Breaks a text between words; lines after the first are indented as far as `prefix` reaches. */
function wrap(prefix: string, text: string): string {
  const [first = '', ...words] = text.split(' ');
  const lines: string[] = [];
  let line = prefix + first;
  for (const word of words) {
    if (line.length + 1 + word.length <= WIDTH) {
      line += ` ${word}`;
      continue;
    }
    lines.push(line);
    line = ' '.repeat(prefix.length) + word;
  }
  return [...lines, line].join('\n');
}
