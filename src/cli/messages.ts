// Every sentence that the command line says itself; the help of an option stands in the options' table.
import type { Side } from '../prove/types.ts';
import type { Verb } from '../report/types.ts';
import type { Topic } from './topics.ts';
import { escapeLine } from '../report/escape.ts';
import { count } from '../report/wording.ts';

export const quote = (text: string): string => `\`${escapeLine(text)}\``;
const list = (names: readonly string[]): string => names.join(', ');
const meant = (closest: string | undefined): string => (closest === undefined ? '' : ` Did you mean \`${closest}\`?`);

export const TAGLINE = 'Makes Dockerfiles run as a least-privileged user.';
export const MORE_HELP = 'unroot COMMAND --help lists the options of a command.';

export const VERB_SUMMARY: Readonly<Record<Verb, string>> = {
  check: 'Report what is to be done; exit 1 if anything is.',
  diff: 'Print one patch that `git apply` takes; write nothing.',
  fix: 'Show the diff and write the safe fixes.',
  prove: 'Build and run each image before and after its fix, and compare; write nothing.',
  bulk: 'Fix many repositories: patches, or a branch and a commit in each.',
};

export const TOPIC_SUMMARY: Readonly<Record<Topic, string>> = {
  explain: 'Say what a code means, or what is known of an image.',
  rules: 'List every transform and every reason code.',
};

export const TOPIC_HELP: Readonly<Record<Topic, readonly string[]>> = {
  explain: [
    'Usage: unroot explain CODE...',
    '       unroot explain image:REFERENCE...',
    '',
    'Say what a reason code means: why, before and after, what to verify, how to',
    'accept or decline it. CODE may also be a transform or a name that --assume',
    'takes; `unroot rules` lists them all. With image:REFERENCE, such as',
    'image:node:20-alpine, say what is known of a base image, and from where: the',
    'configuration of the current directory and the files of its tree count too.',
    '',
    'Exit status: 0, or 2 if there is nothing of that name.',
  ],
  rules: [
    'Usage: unroot rules [--format json]',
    '',
    'List every transform and every reason code, by what it leads to.',
    'With --format json, list the same for programs.',
    '',
    'Exit status: 0, or 2 for any other argument.',
  ],
};

const PATHS_HELP =
  'Paths are files and directories (default: the current directory). `-` reads a Dockerfile from stdin; ' +
  'whatever follows `--` is a path.';

export const VERB_HELP: Readonly<Record<Verb, string>> = {
  check: PATHS_HELP,
  diff: PATHS_HELP,
  fix:
    `${PATHS_HELP} \`unroot fix -\` prints the fixed text and nothing else on stdout, and passes through ` +
    'unchanged whatever it does not fix.',
  prove:
    'Paths are files and directories (default: the current directory). The images are built as compose, bake and other ' +
    'neighbouring files say, by docker, podman or buildah, and removed again. This runs what the Dockerfiles say.',
  bulk:
    'Paths are directories to search for git work trees (default: the current directory). Without --apply and --commit no ' +
    'repository is touched: patches, messages and reports go to --out. One that fails stops no other.',
};

export const EXIT_HELP: Readonly<Record<Verb, string>> = {
  check: 'Exit status: 0 nothing to do, 1 something is to be done, 2 failure.',
  diff: 'Exit status: 0 no change, 1 a patch was printed, 2 failure.',
  fix: 'Exit status: 0 done or nothing to do, 2 failure; 1 only with the gates above.',
  prove: 'Exit status: 0 every proof holds, 1 one does not, 2 failure.',
  bulk: 'Exit status: 0 done, 2 a repository failed; 1 only with the gates above.',
};

export const messages = {
  usage: (message: string, verb: Verb | Topic | undefined): string =>
    `unroot: ${message}\nSee \`unroot ${verb === undefined ? '' : `${verb} `}--help\`.\n`,
  error: (message: string): string => `unroot: ${escapeLine(message)}\n`,
  problem: (path: string, message: string): string => `unroot: ${escapeLine(path)}: ${escapeLine(message)}\n`,

  unknownVerb: (word: string, closest: string | undefined): string =>
    `there is no command ${quote(word)}.${meant(closest)}`,
  topicFirst: (topic: string): string => `${quote(topic)} must come first: its options stand behind it.`,
  unknownOption: (word: string, closest: string | undefined): string =>
    `there is no option ${quote(word)}.${meant(closest)}`,
  foreignOption: (name: string, verb: Verb, verbs: readonly Verb[]): string =>
    `--${name} does not belong to \`${verb}\`, but to ${list(verbs.map((each) => `\`${each}\``))}.`,
  noValue: (name: string): string => `--${name} needs a value.`,
  dashValue: (name: string, value: string): string =>
    `--${name} needs a value; if ${quote(value)} is it, write ${quote(`--${name}=${value}`)}.`,
  transforms: (names: readonly string[]): string => `T is one of ${list(names)}.`,
  flagValue: (name: string, value: string): string => `--${name} takes no value, and ${quote(value)} is one.`,
  notAChoice: (name: string, value: string, choices: readonly string[], closest: string | undefined): string =>
    `--${name} takes ${list(choices)}, not ${quote(value)}.${meant(closest)}`,
  nothingToRun: '--only and --skip leave no transform to run.',
  badName: (name: string, value: string): string =>
    `--${name} ${quote(value)} is no portable name: a small letter or _, then at most 31 of a-z, 0-9, _ and -.`,
  rootName: (name: string): string => `--${name} must not be \`root\`: leaving root is what unroot is for.`,
  nameIsNumber: (name: string, idName: string, value: string): string =>
    `--${name} takes a name; the number goes to --${idName} ${escapeLine(value)}.`,
  badId: (name: string, value: string): string => `--${name} takes a number from 1 to 4294967294, not ${quote(value)}.`,
  rootId: (name: string): string => `--${name} must not be 0, which is root's: leaving root is what unroot is for.`,
  badSize: (value: string): string =>
    `--max-size takes bytes, or a number with k or m, from 1 to 256m, not ${quote(value)}.`,
  notAssumable: (value: string, closest: string | undefined): string =>
    `--assume cannot take ${quote(value)}.${meant(closest)} \`unroot rules\` lists what it takes.`,
  arrayAssumed: (value: string): string =>
    `--assume cannot take ${quote(value)}: what is wrong with an exec array is settled by its repair only.`,
  manualAssumed: (value: string, outcome: string): string =>
    `--assume cannot take ${quote(value)}: its outcome is ${outcome}, and only what is unsafe can be taken for settled.`,
  rulesUsage: (words: string): string => `\`rules\` takes --format json or nothing, not ${quote(words)}.`,
  nothingToExplain: '`explain` needs a reason code, or image:REFERENCE; `unroot rules` lists the codes.',
  unknownTopic: (name: string, closest: string | undefined): string =>
    `there is nothing called ${quote(name)}.${meant(closest)} \`unroot rules\` lists what there is.`,
  emptyPath: 'a path is empty.',
  stdinAndPaths: '`-` reads one Dockerfile from stdin and cannot be mixed with paths.',
  filenameWithoutStdin: '--stdin-filename needs `-`, which reads the Dockerfile from stdin.',
  formatBesidePatch: (format: string): string =>
    `a patch is what \`diff\` prints: for ${format} use \`unroot check --format ${format}\`, or --report ${format}=PATH.`,
  formatBesideText: (format: string): string =>
    `the fixed text is what \`fix -\` prints: for ${format} use \`unroot check - --format ${format}\`, or --report ${format}=PATH.`,
  reportWithoutPath: (value: string): string => `--report takes FORMAT=PATH, such as json=report.json, not ${quote(value)}.`,
  reportToStdout: (format: string): string => `--report writes to a file, not to stdout: for that use --format ${format}.`,
  reportTwice: (path: string): string => `two reports cannot both be written to ${quote(path)}.`,
  reportNotWritten: (path: string, why: string): string => `the report ${quote(path)} cannot be written: ${why}`,
  reportOverDockerfile: 'it is a Dockerfile, or named like one',
  reportNoFolder: 'its folder does not exist',
  reportLinkOut: 'a symbolic link stands there that leads out of its folder',
  reportNoRight: 'you may not write there',
  reportNoFile: 'something that is not a regular file stands there',
  commandsInPatch: (path: string, line: number, lines: number): string =>
    `unroot: ${escapeLine(path)}:${line}: ${count(lines, 'line')} of the patch, from here on, could be taken for ${lines === 1 ? 'a command' : 'commands'} of this CI system; print such a patch to a file.\n`,

  badTime: (name: string, value: string): string =>
    `--${name} takes a time such as 10s, 500ms or 2m, up to 24h, not ${quote(value)}.`,
  badPair: (name: string, value: string): string => `--${name} takes NAME=VALUE, not ${quote(value)}.`,
  badPort: (value: string): string => `--port takes a number from 1 to 65535, not ${quote(value)}.`,
  needsProve: (name: string): string => `--${name} needs --prove.`,
  proveAndStdin: 'a proof needs the build context of a file, and cannot be given of a text from stdin.',
  proveAndDiff: '--prove does not go with --diff: `unroot prove` writes nothing either.',
  noContext: (path: string): string => `--context ${quote(path)} is no directory.`,
  noEngine: (problems: readonly string[]): string =>
    `a proof needs a container engine, and none is there: ${problems.join('; ')}. Install docker, podman or buildah, or start its service.`,
  engineFailed: (why: string): string => `the container engine failed: ${why}`,
  notRemoved: (why: string): string => `unroot: something was left behind: ${escapeLine(why)}\n`,
  logsNotKept: (path: string, why: string): string => `the logs cannot be kept in ${quote(path)}: ${why}`,
  proving: (path: string, side: Side, step: string, line: string): string =>
    `${escapeLine(path)}: ${step} the image ${side} the fix${line === '' ? '' : `: ${escapeLine(line)}`}`,
  provingLine: (path: string, target: string | undefined, side: Side, step: string): string =>
    `unroot: ${escapeLine(path)}${target === undefined ? '' : ` (${escapeLine(target)})`}: ${step} the image ${side} the fix\n`,

  unstagedEdits: 'it has edits that are not staged, and they would mix with the fix',
  gitIsSilent: (why: string): string => `git does not say whether it has edits that are not staged: ${why}`,
  untracked: 'git does not track it, so the fix could not be undone with git',
  noVcs: 'it is not in a git work tree, so the fix could not be undone with git',
  internal: (detail: string): string =>
    `unroot failed on this file (${detail}). Please report it with the file; UNROOT_DEBUG=1 prints where it happened`,
  locating: 'Looking for Dockerfiles',
  progress: (done: number, total: number): string => `${done} of ${count(total, 'file')}`,
} as const;
