import type { Evidence } from '../rewrite/types.ts';
import type { EntryCommand } from '../facts/entry-reading.ts';
import { findFile } from '../facts/find-file.ts';
import { resolvePath } from '../facts/paths.ts';
import { readOptionWords } from '../facts/option-words.ts';
import type { OptionSpec } from '../facts/option-words.ts';
import { resolveArgv } from '../shell/commands.ts';
import { programName } from '../shell/shells.ts';
import { userOf } from '../facts/user.ts';
import type { Subject } from '../plan/types.ts';
import { DROPPERS } from './programs.ts';

/**
 * Evidence that the entry starts as root and becomes another user itself: such a stage is rightly left alone.
 * Undefined: it does not. `gosu` to root, or `sudo` without another user, drops nothing.
 */
export function dropsPrivileges(subject: Subject): readonly Evidence[] | undefined {
  const own = subject.entry.commands.filter((entry) => isDrop(entry) || becomesUser(subject, entry));
  if (own.length > 0) return own.map((entry) => entry.evidence);
  const { image, reference } = subject.stage.rootImage;
  if (image?.entry !== 'drops') return undefined;
  // Behind `tini --` where the image has it.
  const script = resolveArgv(image.entrypoint ?? [])[0]?.program;
  const called = subject.entry.commands.find((entry) => entry.program === script);
  if (called === undefined || !meetsCondition(subject, called, image.cmd?.[0])) return undefined;
  return [{ ...called.evidence, text: `${reference}: ${image.entryCondition ?? 'its entry script drops privileges'}` }];
}

function isDrop(entry: EntryCommand): boolean {
  const values = entry.command.args.map((word) => word.value ?? word.text);
  if (entry.program === 'start-stop-daemon') return values.some((value) => value === '-c' || value.startsWith('--chuid'));
  if (entry.program === 'chroot') return values.some((value) => value.startsWith('--userspec'));
  if (!DROPPERS.has(entry.program)) return false;
  if (entry.program === 'sudo') {
    const at = values.findIndex((value) => value === '-u' || value === '-iu' || value === '-Hu' || value === '-EHu' || value.startsWith('--user'));
    return at !== -1 && values[at + 1] !== 'root' && values[at] !== '--user=root';
  }
  // Without a name, su stays root; a lone `-` asks for a login shell.
  if (entry.program === 'su') return isUser(readOptionWords(values, SU).positionals.find((word) => word !== '-'));
  if (entry.program === 'setpriv') {
    const ids = readOptionWords(values, SETPRIV).options;
    return isUser(ids.get('reuid') ?? ids.get('euid'));
  }
  return isUser(values.find((value) => !value.startsWith('-')));
}

/** Servers that become another user by an option, or by a setting of the file that they are given. */
const USER_OPTIONS: ReadonlyMap<string, readonly string[]> = new Map([
  ['uwsgi', ['--uid']], ['gunicorn', ['--user', '-u']], ['celery', ['--uid']], ['twistd', ['--uid', '-u']], ['memcached', ['-u', '--user']],
]);

function becomesUser(subject: Subject, entry: EntryCommand): boolean {
  const options = USER_OPTIONS.get(entry.program);
  if (options === undefined) return false;
  const values = entry.command.args.map((word) => word.value ?? word.text);
  if (values.some((value) => options.some((option) => value === option || value.startsWith(`${option}=`)))) return true;
  if (entry.program !== 'uwsgi') return false;
  // uWSGI's ini: `uid = www-data` (uwsgi-docs, "uWSGI options").
  return values.filter((value) => value.endsWith('.ini')).some((value) => {
    const origin = findFile(subject, subject.stage, resolvePath(value.replace(/^--ini=/, ''), subject.stage.workdir?.path));
    return origin.kind === 'text' && origin.text.split('\n').some((line) => /^\s*uid\s*=/.test(line));
  });
}

const SU: OptionSpec = { short: 'csgGwT', long: new Set(['command', 'shell', 'group', 'supp-group', 'whitelist-environment']) };
const SETPRIV: OptionSpec = { short: '', long: new Set(['reuid', 'ruid', 'euid', 'regid', 'rgid', 'egid', 'groups']) };

/** chpst and setuidgid write numbers behind a colon. */
function isUser(name: string | undefined): boolean {
  return name !== undefined && userOf(name.replace(/^:/, ''), undefined).kind === 'user';
}

/** The entry scripts of official images drop only for their own server: the first argument is it, or an option. */
function meetsCondition(subject: Subject, called: EntryCommand, server: string | undefined): boolean {
  const { cmd, entrypoint } = subject.stage.entry;
  // Called from the file's own entry, with the arguments that stand there.
  const first = entrypoint?.by === undefined ? firstWord(cmd) : called.command.args[0]?.value;
  if (entrypoint?.by === undefined && cmd?.by === undefined) return true;
  if (first === undefined || server === undefined) return false;
  return first.startsWith('-') || programName(first) === programName(server);
}

function firstWord(part: Subject['stage']['entry']['cmd']): string | undefined {
  return part?.form === 'exec' ? part.argv[0] : undefined;
}
