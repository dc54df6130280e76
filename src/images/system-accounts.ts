import type { ImageFamily } from './types.ts';

interface Accounts {
  readonly users: ReadonlySet<string>;
  readonly groups: ReadonlySet<string>;
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Debian's base-passwd: passwd.master and group.master. */
const debian: Accounts = {
  users: words('root daemon bin sys sync games man lp mail news uucp proxy www-data backup list irc _apt nobody'),
  groups: words(
    'root daemon bin sys adm tty disk lp mail news uucp man proxy kmem dialout fax voice cdrom floppy tape sudo audio dip www-data backup operator list irc src shadow utmp video sasl plugdev staff games users nogroup',
  ),
};

/** Alpine's alpine-baselayout: etc/passwd and etc/group; `www-data` is a group without a user there. */
const alpine: Accounts = {
  users: words('root bin daemon lp sync shutdown halt mail news uucp cron ftp sshd games ntp guest nobody'),
  groups: words(
    'root bin daemon sys adm tty disk lp kmem wheel floppy mail news uucp cron audio cdrom dialout ftp sshd input tape video netdev kvm games shadow www-data users ntp abuild utmp ping nogroup nobody',
  ),
};

/** The setup package of Fedora and RHEL. */
const redHat: Accounts = {
  users: words('root bin daemon adm lp sync shutdown halt mail operator games ftp nobody'),
  groups: words('root bin daemon sys adm tty disk lp mem kmem wheel cdrom mail man dialout floppy games utmp tape kvm video ftp lock audio users input render sgx nobody'),
};

const byFamily: Partial<Readonly<Record<ImageFamily, Accounts>>> = {
  debian, ubuntu: debian, alpine, rhel: redHat, fedora: redHat, amazon: redHat,
};

/** An account that every image of a distribution has: creating it again would fail the build. */
export function hasSystemUser(family: ImageFamily | undefined, name: string): boolean {
  return family !== undefined && byFamily[family]?.users.has(name) === true;
}

export function hasSystemGroup(family: ImageFamily | undefined, name: string): boolean {
  return family !== undefined && byFamily[family]?.groups.has(name) === true;
}
