import type { OptionSpec } from './option-words.ts';

/** shadow's useradd(8); on RHEL, Fedora and Amazon Linux `adduser` is a link to it. */
export const USERADD: OptionSpec = {
  short: 'bcdefgGkKpPRsuZ',
  long: new Set([
    'base-dir', 'comment', 'home-dir', 'home', 'expiredate', 'inactive', 'gid', 'groups', 'skel', 'key', 'password', 'root', 'prefix',
    'shell', 'uid', 'selinux-user',
  ]),
};

/** BusyBox's adduser and, by its long options, Debian's adduser(8). */
export const ADDUSER: OptionSpec = {
  short: 'hgsGuk',
  long: new Set(['home', 'gecos', 'comment', 'shell', 'ingroup', 'uid', 'gid', 'firstuid', 'lastuid', 'firstgid', 'lastgid', 'conf', 'skel']),
};

/** shadow's groupadd(8), and what BusyBox's and Debian's addgroup share with it. */
export const GROUPADD: OptionSpec = {
  short: 'gKpRPU',
  long: new Set(['gid', 'key', 'password', 'root', 'prefix', 'users', 'firstgid', 'lastgid', 'conf']),
};

/** shadow's usermod(8). */
export const USERMOD: OptionSpec = {
  short: 'cdefgGlpRPsuvVwWZ',
  long: new Set([
    'comment', 'home', 'expiredate', 'inactive', 'gid', 'groups', 'login', 'password', 'root', 'prefix', 'shell', 'uid', 'add-subuids',
    'del-subuids', 'add-subgids', 'del-subgids', 'selinux-user',
  ]),
};
