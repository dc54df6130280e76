import { DEBIAN, library, PATH, UBUNTU } from './names.ts';
import type { Base } from './types.ts';

/** Says that a Debian is an Ubuntu: as far as a Dockerfile can tell by its users and their tools. */
function ubuntu(version: string, codename: string): Pick<Base, 'from' | 'files' | 'settings'> {
  const release = `PRETTY_NAME="Ubuntu ${version} LTS"\nNAME="Ubuntu"\nVERSION_ID="${version}"\nVERSION_CODENAME=${codename}\nID=ubuntu\nID_LIKE=debian\n`;
  return { from: DEBIAN, files: { '/usr/lib/os-release': release }, settings: { cmd: ['/bin/bash'] } };
}

/** Debian 12, from which most others are made. */
export const DEBIAN_BASE: Base = {
  tags: library('debian:bookworm', 'debian:12', 'debian:bookworm-slim', 'debian:12-slim'),
  hostScript: 'debian.sh',
  settings: { cmd: ['bash'], env: PATH },
};

/** 24.04 has the user `ubuntu` 1000 and no `adduser`, 22.04 has them the other way round. */
export const UBUNTUS: readonly Base[] = [
  {
    ...ubuntu('24.04', 'noble'),
    tags: [UBUNTU, ...library('ubuntu:noble', 'ubuntu:latest')],
    run: [
      'rm -f /usr/sbin/adduser /usr/sbin/addgroup /usr/sbin/deluser /usr/sbin/delgroup',
      'groupadd --gid 1000 ubuntu',
      'useradd --uid 1000 --gid ubuntu --comment Ubuntu --shell /bin/bash --create-home ubuntu',
      'chmod 0750 /home/ubuntu',
    ],
  },
  { ...ubuntu('22.04', 'jammy'), tags: library('ubuntu:22.04', 'ubuntu:jammy') },
];
