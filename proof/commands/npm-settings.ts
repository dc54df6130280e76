import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rootCertificates } from 'node:tls';
import type { Runner } from '../../src/engines/run-command.ts';

/** Where npm of an image that has Node in `/usr/local` looks for the settings of all users. */
export const NPM_SETTINGS_AT = '/usr/local/etc';

/**
 * Writes settings by which npm in a build asks the registry that npm of this machine asks, and trusts whom it trusts. A build knows
 * neither of its own, and an image must not be changed for it. Names and passwords stay here.
 *
 * @param folder is made; to be mounted at NPM_SETTINGS_AT
 */
export async function writeNpmSettings(folder: string, env: NodeJS.ProcessEnv, runner: Runner): Promise<void> {
  const { stdout } = await runner.run('npm', ['config', 'get', 'registry']);
  const registry = new URL(stdout.trim());
  [registry.username, registry.password] = ['', ''];
  const named = [env['NODE_EXTRA_CA_CERTS'] ?? '', env['SSL_CERT_FILE'] ?? ''];
  const certificates = named.filter((file) => existsSync(file)).map((file) => readFileSync(file, 'utf8'));
  mkdirSync(folder);
  // npm trusts these in place of those that Node brings.
  writeFileSync(join(folder, 'certificates.pem'), [...rootCertificates, ...certificates].join('\n'));
  writeFileSync(join(folder, 'npmrc'), `registry=${registry.href}\ncafile=${NPM_SETTINGS_AT}/certificates.pem\nupdate-notifier=false\n`);
}
