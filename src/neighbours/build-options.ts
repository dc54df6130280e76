/** Options of `docker build`, `docker buildx build`, `podman build` and `buildah bud` that take no value. */
const FLAGS: ReadonlySet<string> = new Set([
  '--all-platforms', '--check', '--compress', '--debug', '--disable-compression', '--disable-content-trust', '--force-rm', '--help',
  '--layers', '--load', '--no-cache', '--no-hostname', '--no-hosts', '--omit-history', '--pull', '--pull-always', '--pull-never',
  '--push', '--quiet', '--rm', '--rusage', '--skip-unused-stages', '--squash', '--squash-all', '--stdin', '--tls-verify',
  '-D', '-q',
]);

/** Those that take one, attached with `=` or as the next word. */
const VALUED: ReadonlySet<string> = new Set([
  '--add-host', '--allow', '--annotation', '--arch', '--attest', '--authfile', '--build-arg', '--build-arg-file', '--build-context',
  '--builder', '--cache-from', '--cache-to', '--cache-ttl', '--call', '--cap-add', '--cap-drop', '--cert-dir', '--cgroup-parent',
  '--cgroupns', '--cpp-flag', '--cpu-period', '--cpu-quota', '--cpu-shares', '--cpuset-cpus', '--cpuset-mems', '--creds',
  '--decryption-key', '--device', '--dns', '--dns-option', '--dns-search', '--env', '--file', '--format', '--from', '--group-add',
  '--hooks-dir', '--http-proxy', '--ignorefile', '--iidfile', '--ipc', '--isolation', '--jobs', '--label', '--layer-label', '--log-level',
  '--logfile', '--manifest', '--memory', '--memory-swap', '--metadata-file', '--net', '--network', '--no-cache-filter', '--os',
  '--os-feature', '--os-version', '--output', '--pid', '--platform', '--policy', '--progress', '--provenance', '--retry',
  '--retry-delay', '--runtime', '--runtime-flag', '--sbom', '--secret', '--security-opt', '--shm-size', '--sign-by', '--ssh', '--tag',
  '--target', '--timestamp', '--ulimit', '--unsetenv', '--unsetlabel', '--userns', '--userns-gid-map', '--userns-uid-map', '--uts',
  '--variant', '--volume', '-c', '-e', '-f', '-m', '-o', '-t', '-v',
]);

const SHORT: Readonly<Record<string, string>> = { '-f': '--file', '-t': '--tag', '-o': '--output' };

export interface BuildOption {
  /** The long name. */
  readonly name: string;
  /** Where the value stands: behind the `=` or the letter, or in the next word. */
  readonly value: 'none' | 'attached' | 'next';
  /** How much of the word comes before an attached value. */
  readonly prefix: number;
}

/** Reads an option of a build command; undefined for one that is not known. */
export function buildOption(word: string): BuildOption | undefined {
  const equals = word.indexOf('=');
  const name = equals === -1 ? word : word.slice(0, equals);
  if (FLAGS.has(name)) return { name, value: 'none', prefix: 0 };
  if (VALUED.has(name)) return { name: SHORT[name] ?? name, value: equals === -1 ? 'next' : 'attached', prefix: equals + 1 };
  const letter = word.slice(0, 2);
  if (word.startsWith('--') || !VALUED.has(letter)) return undefined;
  return { name: SHORT[letter] ?? letter, value: 'attached', prefix: 2 };
}
