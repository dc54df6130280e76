import { fields } from './fields.ts';
import { git } from './git.ts';

/** Why git cannot tell. */
export interface Unknown {
  readonly unknown: string;
}

/**
 * To compare contents git runs the clean filters that configuration and `.gitattributes` name: commands, which an
 * unpacked stranger's `.git/config` could choose. They are switched off; a filtered file then at worst counts as edited.
 */
export async function filtersOff(top: string): Promise<readonly string[] | Unknown> {
  const found = await git(top, ['config', '-z', '--name-only', '--get-regexp', '^filter\\.']);
  // git-config(1): exit 1 means that no key matched.
  if (!found.ok) return found.exit === 1 ? [] : { unknown: found.message };
  const drivers = new Set(fields(found.stdout).map((key) => key.slice(0, key.lastIndexOf('.'))));
  // `-c` ends the name at the first `=`, and what is not UTF-8 cannot be said again: such a driver could not be switched off.
  const odd = [...drivers].find((driver) => driver.includes('=') || driver.includes('\ufffd'));
  if (odd !== undefined) return { unknown: `its configuration has a filter, ${odd}, that cannot be switched off` };
  return [...drivers].flatMap((driver) => ['-c', `${driver}.clean=`, '-c', `${driver}.process=`, '-c', `${driver}.required=false`]);
}
