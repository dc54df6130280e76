import { isRootHome } from '../facts/directories.ts';
import type { BuildCommand } from '../facts/types.ts';
import type { Evidence } from '../rewrite/types.ts';
import type { Hazard } from '../plan/types.ts';
import { instructionEvidence } from '../facts/evidence.ts';
import type { ResolvedCommand } from '../shell/commands.ts';
import type { Judged } from './types.ts';

/** They only read or clean up: naming /root there leaves nothing behind that the program could miss. */
const NO_TRACE = new Set(['rm', 'rmdir', 'ls', 'cd', 'cat', 'echo', 'test', '[', 'find', 'du', 'export', 'unset', 'set', 'chmod', 'stat', 'printf', 'grep']);

/** Commands that keep what they are told in the home directory. */
const SETTINGS: ReadonlyMap<string, readonly string[]> = new Map([
  ['gcloud', ['config', 'auth']], ['helm', ['repo', 'plugin', 'init']], ['kubectl', ['config', 'krew']], ['aws', ['configure']], ['composer', ['global']], ['conda', ['init']], ['az', ['extension', 'login']],
  ['mix', ['local.hex', 'local.rebar', 'archive.install']], ['bzr', ['whoami']], ['vagrant', ['plugin']], ['pipx', ['install']], ['opam', ['init']], ['cabal', ['install']], ['stack', ['install', 'setup']], ['jupyter', ['--generate-config']],
]);

/** Installers that put what they bring below the home directory of whoever runs them. */
const HOME_INSTALLERS = ['sh.rustup.rs', 'nvm-sh', '/nvm/', 'bun.sh/install', 'install.python-poetry', 'get.sdkman.io', 'pyenv.run', 'deno.land/install', 'get.volta.sh', 'astral.sh/uv', 'get-poetry', 'install-poetry'];

/** Whatever stands below /root: mode 0700 on every common base, so only root reaches it. */
export function rootHome(judged: Judged): readonly Hazard[] {
  const { file, doings, stage } = judged;
  const evidence: Evidence[] = [];
  if (stage.workdir !== undefined && isRootHome(stage.workdir.path)) {
    evidence.push(stage.workdirBy === undefined ? { text: `the base image's working directory is ${stage.workdir.path}` } : instructionEvidence(file, stage.workdirBy));
  }
  for (const operation of doings.operations) {
    if (operation.kind === 'copy' && isRootHome(operation.path.path)) evidence.push(instructionEvidence(file, operation.by));
    if (operation.kind === 'volume' && isRootHome(operation.path.path)) evidence.push(instructionEvidence(file, operation.by));
  }
  const replaced = new Map(doings.env.map((env) => [env.name, env]));
  for (const env of replaced.values()) {
    if (env.value.split(':').some((part) => isRootHome(part) || part.startsWith('file:///root'))) evidence.push(instructionEvidence(file, env.by));
  }
  for (const command of doings.commands) {
    if (leavesTrace(command)) evidence.push(instructionEvidence(file, command.by, command.text));
  }
  for (const entry of judged.entry.commands) {
    if (!entry.inScript && namesHome(entry.command) && !replaced.has('HOME')) evidence.push(entry.evidence);
    else if (isRootHome(entry.path) || entry.command.args.some((word) => isRootHome(word.value ?? '') || /(^|[=:])\/root\//.test(word.value ?? ''))) evidence.push(entry.evidence);
  }
  evidence.push(...judged.uses.flatMap(({ mounts }) => mounts.filter(({ path }) => isRootHome(path)).map((mount) => mount.evidence)));
  if (evidence.length === 0) return [];
  return [{ code: 'root-home', level: 'manual', message: 'the image keeps something below /root, which only root can reach', evidence }];
}

/** `cd ~/app`, `$HOME/bin/x`: where the author put it as root. */
function namesHome({ args, command }: ResolvedCommand): boolean {
  return [...(command?.name === undefined ? [] : [command.name]), ...args].some(({ variables }) => variables.includes('HOME'));
}

function leavesTrace(command: BuildCommand): boolean {
  if (command.user.kind === 'user') return false;
  if (command.writes.some(({ path }) => isRootHome(path))) return true;
  const { program, args } = command;
  if (SETTINGS.get(program)?.some((word) => args.includes(word)) === true) return true;
  const pip = program.startsWith('pip') || (program.startsWith('python') && args.includes('pip'));
  if (pip) return args.includes('install') && args.includes('--user');
  if (program === 'nvm' || program === 'sdk' || program === 'pyenv' || program === 'rustup' || program === 'playwright') return args.includes('install');
  if (program === 'npx' && args.includes('playwright') && args.includes('install')) return true;
  if ((program === 'curl' || program === 'wget') && args.some((arg) => HOME_INSTALLERS.some((url) => arg?.includes(url) === true))) return true;
  return !NO_TRACE.has(program) && args.some((arg) => arg !== undefined && isRootHome(arg));
}
