import { ENGINES } from '../engines/engine-names.ts';
import type { Format } from '../report/format-report.ts';
import type { ColorWhen } from './invocation.ts';
import type { Verb } from '../report/types.ts';
import type { Ownership } from '../rewrite/types.ts';

export type OptionGroup = 'Repositories' | 'Fixing' | 'User' | 'Files' | 'Proof' | 'Output' | 'Gates';

/** One option: parsing, its checks and the help text are all made from this. */
export interface OptionSpec {
  readonly name: string;
  readonly short?: string;
  /** A `flag` takes no value, a `text` one, a `list` may be given several times. */
  readonly kind: 'flag' | 'text' | 'list';
  /** What help calls the value. */
  readonly value?: string;
  readonly choices?: readonly string[];
  /** Whether the first of the choices is the default; it is where nothing is said. */
  readonly hasDefault?: boolean;
  readonly group: OptionGroup;
  readonly verbs: readonly Verb[];
  readonly help: string;
}

export const VERBS: readonly Verb[] = ['check', 'diff', 'fix', 'prove', 'bulk'];
/** All but the one that works on repositories. */
const FILE_VERBS: readonly Verb[] = ['check', 'diff', 'fix', 'prove'];
const PROVING: readonly Verb[] = ['fix', 'prove', 'bulk'];
/** What is said of one image cannot hold for those of many repositories. */
const ONE_PROOF: readonly Verb[] = ['fix', 'prove'];
const BULK: readonly Verb[] = ['bulk'];
export const FORMATS: readonly Format[] = ['full', 'concise', 'json', 'sarif', 'github', 'markdown', 'html', 'message'];
/** Those that can stand on stderr beside a patch or a fixed text: the others are data, and belong on stdout or in a file. */
export const TALK_FORMATS: readonly Format[] = ['full', 'concise'];
export const OWNERSHIPS: readonly Ownership[] = ['recursive', 'copy', 'none'];
export const COLORS: readonly ColorWhen[] = ['auto', 'always', 'never'];

/** Other names for the verb `diff`, for those who know another tool's. */
export const DIFF_FLAGS: readonly string[] = ['diff', 'dry-run'];

export const OPTIONS: readonly OptionSpec[] = [
  option('out', 'Repositories', 'Where reports, patches and messages go: a directory outside of every repository.', { kind: 'text', value: 'DIR', verbs: BULK }),
  option('repos', 'Repositories', 'Take the repositories that this file lists, one a line; - reads stdin.', { kind: 'text', value: 'FILE', verbs: BULK }),
  option('no-submodules', 'Repositories', 'Leave out submodules, which are repositories of their own.', { verbs: BULK }),
  option('apply', 'Repositories', 'Write the changes into the work trees.', { verbs: BULK }),
  option('commit', 'Repositories', 'Commit the changes on a new branch, which is then checked out. Nothing is pushed.', { verbs: BULK }),
  option('branch', 'Repositories', 'Name of that branch.', { kind: 'text', value: 'NAME', verbs: BULK }),
  option('title', 'Repositories', 'First line of commit and message.', { kind: 'text', value: 'TEXT', verbs: BULK }),
  option('jobs', 'Repositories', 'Repositories at the same time (default: one for each processor; 1 with --prove).', { kind: 'text', value: 'N', short: 'j', verbs: BULK }),
  option('timeout', 'Repositories', 'How long one repository may take (default 10m; no limit with --prove).', { kind: 'text', value: 'TIME', verbs: BULK }),
  option('resume', 'Repositories', 'Go on with the run in --out: what is finished there, for the same commit, version and options, is kept.', { verbs: BULK }),
  option('failed', 'Repositories', 'Of the run in --out, run those that failed again.', { verbs: BULK }),
  option('limit', 'Repositories', 'Work on so many repositories; --resume goes on behind them.', { kind: 'text', value: 'N', verbs: BULK }),
  option('shard', 'Repositories', 'Take one of N parts of the repositories, by their paths; I is from 1.', { kind: 'text', value: 'I/N', verbs: BULK }),
  option('fail-fast', 'Repositories', 'Take up no other repository once one has failed.', { verbs: BULK }),
  option('merge', 'Repositories', 'Join the results of runs into one: the paths are their --out directories.', { verbs: BULK }),
  option('unsafe', 'Fixing', 'Take unsafe fixes too: those against which something was seen.'),
  option('assume', 'Fixing', 'Take this hazard for settled (see `unroot rules`): fresh-volumes, unprivileged-ports, ...', { kind: 'list', value: 'CODE' }),
  option('only', 'Fixing', 'Run these transforms only.', { kind: 'list', value: 'T' }),
  option('skip', 'Fixing', 'Run all but these transforms.', { kind: 'list', value: 'T' }),
  option('diff', 'Fixing', 'Write nothing, print the patch: the same as `unroot diff`.', { verbs: ['fix'] }),
  option('dry-run', 'Fixing', 'The same as --diff.', { verbs: ['fix'], short: 'n' }),
  option('allow-dirty', 'Fixing', 'Also write files that have unstaged edits.', { verbs: ['fix'] }),
  option('allow-no-vcs', 'Fixing', 'Also write files that git does not know, where a directory was named.', {
    verbs: ['fix'],
  }),
  option('user', 'User', 'Name of the user to run as.', { kind: 'text', value: 'NAME' }),
  option('group', 'User', 'Name of the group (default: that of the user).', { kind: 'text', value: 'NAME' }),
  option('uid', 'User', 'Number of the user that is created.', { kind: 'text', value: 'N' }),
  option('gid', 'User', 'Number of the group that is created.', { kind: 'text', value: 'N' }),
  option('ownership', 'User', 'How the user gets its directories:', { kind: 'text', value: 'HOW', choices: OWNERSHIPS }),
  option('stdin-filename', 'Files', 'Path of the file that `-` reads, for reports and its build context.', {
    kind: 'text',
    value: 'PATH',
    verbs: ['check', 'diff', 'fix'],
  }),
  option('files-from', 'Files', 'Take the files that this file lists, one a line; - reads stdin.', { kind: 'text', value: 'FILE' }),
  option('exclude', 'Files', 'Leave out what this gitignore pattern matches.', { kind: 'list', value: 'GLOB' }),
  option('force-exclude', 'Files', 'Let ignore files and --exclude also rule over named paths.'),
  option('max-size', 'Files', 'Skip larger files: bytes, or with k or m (default 1m).', { kind: 'text', value: 'N' }),
  option('prove', 'Proof', 'Write only files whose images, built and run, do what they did before.', { verbs: ['fix', 'bulk'] }),
  option('engine', 'Proof', 'Engine that builds and runs (default: the first that answers):', { kind: 'text', value: 'NAME', choices: ENGINES, hasDefault: false, verbs: PROVING }),
  option('for', 'Proof', 'How long each program is watched, such as 10s, 500ms or 2m (default 10s).', { kind: 'text', value: 'TIME', verbs: PROVING }),
  option('build-timeout', 'Proof', 'How long a build may take (default 30m).', { kind: 'text', value: 'TIME', verbs: PROVING }),
  option('smoke', 'Proof', 'A command for `sh -c` that must succeed against both containers; PORT and PORT_8080 lead to theirs.', { kind: 'text', value: 'CMD', verbs: PROVING }),
  option('context', 'Proof', 'Build context (default: what a neighbouring file says, else as COPY needs it).', { kind: 'text', value: 'DIR', verbs: ONE_PROOF }),
  option('target', 'Proof', 'Build target (default: all that the fix touches).', { kind: 'text', value: 'STAGE', verbs: ONE_PROOF }),
  option('build-arg', 'Proof', 'Build argument.', { kind: 'list', value: 'NAME=VALUE', verbs: PROVING }),
  option('env', 'Proof', 'Environment variable of the program.', { kind: 'list', value: 'NAME=VALUE', verbs: PROVING }),
  option('port', 'Proof', 'Port of the program that EXPOSE does not name.', { kind: 'list', value: 'N', verbs: PROVING }),
  option('keep-logs', 'Proof', 'Keep the logs of builds and programs in this directory.', { kind: 'text', value: 'DIR', verbs: ONE_PROOF }),
  option('format', 'Output', 'Form of the report:', {
    kind: 'text',
    value: 'FORMAT',
    choices: FORMATS,
    verbs: FILE_VERBS,
  }),
  option('report', 'Output', 'Also write a report to a file, in any format of `check`; may be given several times.', {
    kind: 'list',
    value: 'FORMAT=PATH',
    verbs: FILE_VERBS,
  }),
  option('color', 'Output', 'When to colour:', { kind: 'text', value: 'WHEN', choices: COLORS, verbs: FILE_VERBS }),
  option('quiet', 'Output', 'Only data on stdout and errors on stderr.', { short: 'q' }),
  option('strict', 'Gates', 'Exit 1 if something is left to do.', { verbs: ['fix', 'bulk'] }),
  option('exit-non-zero-on-fix', 'Gates', 'Exit 1 if a file was written.', { verbs: ['fix', 'bulk'] }),
];

function option(
  name: string,
  group: OptionGroup,
  help: string,
  rest: Partial<Pick<OptionSpec, 'kind' | 'value' | 'choices' | 'hasDefault' | 'verbs' | 'short'>> = {},
): OptionSpec {
  return { name, group, help, kind: 'flag', verbs: VERBS, ...rest };
}
