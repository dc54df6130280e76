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

/** Which tool creates accounts in this stage's image: what the table says, else what the stage's package manager tells. */
export function userTool(subject: Subject): UserTool {
  const { image } = subject.stage.rootImage;
  const used = new Set(subject.doings.commands.map((command) => command.program));
  if (image?.shell === false) return { kind: 'none', shell: false };
  if (image?.userTool === 'shadow' || image?.userTool === 'busybox') return { kind: image.userTool };
  // A stage that calls a tool as root and goes on has it.
  if (used.has('useradd') || used.has('groupadd')) return { kind: 'shadow' };
  if (image?.userTool === 'none') {
    const install = INSTALLS.find(([program]) => used.has(program));
    return install === undefined ? { kind: 'append' } : { kind: 'install', install: install[1] };
  }
  if (used.has('apk')) return { kind: 'busybox' };
  if (used.has('apt-get') || used.has('apt') || used.has('dpkg') || used.has('pacman')) return { kind: 'shadow' };
  if (image !== undefined && SHADOW_FAMILIES.has(image.family)) return { kind: 'shadow' };
  if (image?.family === 'alpine' || image?.family === 'busybox') return { kind: 'busybox' };
  const install = INSTALLS.find(([program]) => used.has(program));
  if (install !== undefined) return { kind: 'install', install: install[1] };
  return { kind: 'none', shell: image?.shell ?? true };
}
