import type { BuildCommand } from '../facts/types.ts';
import { PACKAGE_MANAGERS } from '../hazards/programs.ts';
import type { Subject, UserTool } from './types.ts';

/** Package managers that bring shadow's tools where an image lacks them, with the command that installs them. */
const INSTALLS: readonly (readonly [program: string, install: string])[] = [
  ['microdnf', 'microdnf install -y shadow-utils && microdnf clean all'],
  ['dnf', 'dnf install -y shadow-utils && dnf clean all'],
  ['yum', 'yum install -y shadow-utils && yum clean all'],
  ['tdnf', 'tdnf install -y shadow-utils && tdnf clean all'],
  ['zypper', 'zypper --non-interactive install shadow && zypper clean --all'],
];

/** Families whose images have shadow's tools unless the table says otherwise. */
const SHADOW_FAMILIES = new Set(['debian', 'ubuntu', 'rhel', 'fedora', 'arch']);

/** The packages that hold useradd and groupadd on RHEL, SUSE and Alpine, and Debian. */
const SHADOW_PACKAGES = new Set(['shadow-utils', 'shadow', 'passwd']);

/** A command after which useradd is there: it installs it, or uses it. */
export function bringsShadow({ program, args }: BuildCommand): boolean {
  if (program === 'useradd' || program === 'groupadd') return true;
  return PACKAGE_MANAGERS.has(program) && args.some((arg) => arg !== undefined && SHADOW_PACKAGES.has(arg));
}

/** Which tool creates accounts in this stage's image: what the table says, else what the stage's package manager tells. */
export function userTool(subject: Subject): UserTool {
  const { image } = subject.stage.rootImage;
  const used = new Set(subject.doings.commands.map((command) => command.program));
  if (image?.shell === false) return { kind: 'none', shell: false };
  if (image?.userTool === 'shadow' || image?.userTool === 'busybox') return { kind: image.userTool };
  // A stage that calls a tool as root and goes on has it.
  if (subject.doings.commands.some((command) => bringsShadow(command))) return { kind: 'shadow' };
  if (image?.userTool === 'none') {
    const install = installOf(subject, used);
    if (install !== undefined) return { kind: 'install', install };
    // Of an image that has no tool and maybe no shell either, nothing can be appended to.
    return image.shell === undefined && image.family === 'distroless' ? { kind: 'none', shell: false } : { kind: 'append' };
  }
  // The image may have the tools or not: what works with both.
  if (image?.userToolPackage !== undefined && image.shell !== undefined) return { kind: 'append' };
  if (used.has('apk')) return { kind: 'busybox' };
  if (used.has('apt-get') || used.has('apt') || used.has('dpkg') || used.has('pacman')) return { kind: 'shadow' };
  if (image !== undefined && SHADOW_FAMILIES.has(image.family)) return { kind: 'shadow' };
  if (image?.family === 'alpine' || image?.family === 'busybox') return { kind: 'busybox' };
  const install = installOf(subject, used);
  if (install !== undefined) return { kind: 'install', install };
  // A known image with a shell but no known tool: entries in /etc/passwd work whatever it has.
  return image?.shell === true ? { kind: 'append' } : { kind: 'none', shell: image?.shell ?? true };
}

/** The command that brings the tools, by a package manager that the stage uses: the table's own where that is the one. */
function installOf({ stage }: Subject, used: ReadonlySet<string>): string | undefined {
  const [program, command] = INSTALLS.find(([name]) => used.has(name)) ?? [];
  const known = stage.rootImage.image?.userToolPackage?.install;
  return program !== undefined && known?.startsWith(`${program} `) === true ? known : command;
}
