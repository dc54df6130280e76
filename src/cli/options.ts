import { ENGINES } from '../engines/engine-names.ts';
import type { Format } from '../report/format-report.ts';
import type { ColorWhen } from './invocation.ts';
import type { Verb } from '../report/types.ts';
import type { Ownership } from '../rewrite/types.ts';

export type OptionGroup = 'Fixing' | 'User' | 'Files' | 'Proof' | 'Output' | 'Gates';

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

export const VERBS: readonly Verb[] = ['check', 'diff', 'fix', 'prove'];
const PROVING: readonly Verb[] = ['fix', 'prove'];
export const FORMATS: readonly Format[] = ['full', 'concise', 'json', 'sarif', 'github', 'markdown', 'html'];
/** Those that can stand on stderr beside a patch or a fixed text: the others are data, and belong on stdout or in a file. */
export const TALK_FORMATS: readonly Format[] = ['full', 'concise'];
export const OWNERSHIPS: readonly Ownership[] = ['recursive', 'copy', 'none'];
export const COLORS: readonly ColorWhen[] = ['auto', 'always', 'never'];

/** Other names for the verb `diff`, for those who know another tool's. */
export const DIFF_FLAGS: readonly string[] = ['diff', 'dry-run'];

export const OPTIONS: readonly OptionSpec[] = [
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
  option('exclude', 'Files', 'Leave out what this gitignore pattern matches.', { kind: 'list', value: 'GLOB' }),
  option('force-exclude', 'Files', 'Let ignore files and --exclude also rule over named paths.'),
  option('max-size', 'Files', 'Skip larger files: bytes, or with k or m (default 1m).', { kind: 'text', value: 'N' }),
  option('prove', 'Proof', 'Write only files whose images, built and run, do what they did before.', { verbs: ['fix'] }),
  option('engine', 'Proof', 'Engine that builds and runs (default: the first that answers):', { kind: 'text', value: 'NAME', choices: ENGINES, hasDefault: false, verbs: PROVING }),
  option('for', 'Proof', 'How long each program is watched, such as 10s, 500ms or 2m (default 10s).', { kind: 'text', value: 'TIME', verbs: PROVING }),
  option('build-timeout', 'Proof', 'How long a build may take (default 30m).', { kind: 'text', value: 'TIME', verbs: PROVING }),
  option('smoke', 'Proof', 'A command for `sh -c` that must succeed against both containers; PORT and PORT_8080 lead to theirs.', { kind: 'text', value: 'CMD', verbs: PROVING }),
  option('context', 'Proof', 'Build context (default: what a neighbouring file says, else as COPY needs it).', { kind: 'text', value: 'DIR', verbs: PROVING }),
  option('target', 'Proof', 'Build target (default: all that the fix touches).', { kind: 'text', value: 'STAGE', verbs: PROVING }),
  option('build-arg', 'Proof', 'Build argument.', { kind: 'list', value: 'NAME=VALUE', verbs: PROVING }),
  option('env', 'Proof', 'Environment variable of the program.', { kind: 'list', value: 'NAME=VALUE', verbs: PROVING }),
  option('port', 'Proof', 'Port of the program that EXPOSE does not name.', { kind: 'list', value: 'N', verbs: PROVING }),
  option('keep-logs', 'Proof', 'Keep the logs of builds and programs in this directory.', { kind: 'text', value: 'DIR', verbs: PROVING }),
  option('format', 'Output', 'Form of the report:', {
    kind: 'text',
    value: 'FORMAT',
    choices: FORMATS,
  }),
  option('report', 'Output', 'Also write a report to a file, in any format of `check`; may be given several times.', {
    kind: 'list',
    value: 'FORMAT=PATH',
  }),
  option('color', 'Output', 'When to colour:', { kind: 'text', value: 'WHEN', choices: COLORS }),
  option('quiet', 'Output', 'Only data on stdout and errors on stderr.', { short: 'q' }),
  option('strict', 'Gates', 'Exit 1 if something is left to do.', { verbs: ['fix'] }),
  option('exit-non-zero-on-fix', 'Gates', 'Exit 1 if a file was written.', { verbs: ['fix'] }),
];

function option(
  name: string,
  group: OptionGroup,
  help: string,
  rest: Partial<Pick<OptionSpec, 'kind' | 'value' | 'choices' | 'hasDefault' | 'verbs' | 'short'>> = {},
): OptionSpec {
  return { name, group, help, kind: 'flag', verbs: VERBS, ...rest };
}
