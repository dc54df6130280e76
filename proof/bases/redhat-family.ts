import { redHatAccounts } from './accounts.ts';
import { DEBIAN, library, PATH } from './names.ts';
import { DNF } from './package-managers.ts';
import type { Base } from './types.ts';

/** Tools for users, as the package shadow-utils has them. */
const SHADOW = 'useradd usermod userdel groupadd groupmod groupdel gpasswd newusers chpasswd chgpasswd chage pwck grpck';

/** Makes a Debian look like a Red Hat: to scripts, by its accounts, its tools for users and what is not there. */
const ALIKE: readonly string[] = [
  'ln -sf bash /usr/bin/sh',
  'rm -rf /usr/bin/apt* /usr/bin/dpkg* /etc/apt /etc/debian_version /usr/sbin/adduser /usr/sbin/addgroup /usr/sbin/deluser /usr/sbin/delgroup',
  'ln -s useradd /usr/sbin/adduser',
  // useradd makes homes there without being asked.
  "sed -i '/^#*CREATE_HOME/d; /^#*HOME_MODE/d' /etc/login.defs",
  "printf 'CREATE_HOME yes\\nHOME_MODE 0700\\n' >> /etc/login.defs",
  "sed -i 's,^SHELL=.*,SHELL=/bin/bash,' /etc/default/useradd",
  'chown root:root /etc/shadow',
  'chmod 000 /etc/shadow',
];

/** Puts the tools on the shelf of the package manager, from where `install shadow-utils` takes them. */
const WITHOUT_SHADOW: readonly string[] = [
  'shelf=/usr/lib/dnf-shelf/shadow-utils',
  'mkdir -p $shelf/usr/sbin $shelf/usr/bin',
  `for tool in ${SHADOW} adduser; do`,
  '  for folder in sbin bin; do [ ! -e /usr/$folder/$tool ] || mv /usr/$folder/$tool $shelf/usr/$folder/; done',
  'done',
];

function redHat(tags: readonly string[], id: string, name: string, version: string, manager: string, more: readonly string[]): Base {
  return {
    tags,
    from: DEBIAN,
    files: { ...redHatAccounts(), '/usr/lib/os-release': `NAME="${name}"\nVERSION_ID="${version}"\nID="${id}"\nID_LIKE="fedora"\nPRETTY_NAME="${name} ${version}"\n` },
    programs: { [`/usr/bin/${manager}`]: DNF },
    run: [...ALIKE, ...more],
    settings: { cmd: ['/bin/bash'], env: PATH },
  };
}

const UBI = 'registry.access.redhat.com/ubi9';

/** ubi-minimal and Amazon Linux have no tools for users until shadow-utils is installed; Fedora and the others have them. */
export const REDHAT_FAMILY: readonly Base[] = [
  redHat(
    [`${UBI}/ubi-minimal:latest`, `${UBI}/ubi-minimal:9.4`, `${UBI}-minimal:latest`, `${UBI}-minimal:9.4`],
    'rhel', 'Red Hat Enterprise Linux', '9.4', 'microdnf', WITHOUT_SHADOW,
  ),
  redHat(library('amazonlinux:2023', 'amazonlinux:latest'), 'amzn', 'Amazon Linux', '2023', 'dnf', [...WITHOUT_SHADOW, 'ln -s dnf /usr/bin/yum']),
  redHat(library('fedora:40', 'fedora:latest'), 'fedora', 'Fedora Linux', '40', 'dnf', ['ln -s dnf /usr/bin/yum']),
  redHat([`${UBI}/ubi:latest`, `${UBI}:latest`, ...library('rockylinux:9', 'almalinux:9')], 'rhel', 'Red Hat Enterprise Linux', '9.4', 'dnf', ['ln -s dnf /usr/bin/yum']),
];
