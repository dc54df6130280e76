type Files = Readonly<Record<string, string>>;

/** The files below /etc that hold users and groups. */
function accounts(users: readonly string[], groups: readonly string[]): Files {
  const lines = (list: readonly string[]): string => list.map((line) => `${line}\n`).join('');
  const names = users.map((line) => line.slice(0, line.indexOf(':')));
  return {
    '/etc/passwd': lines(users),
    '/etc/group': lines(groups),
    '/etc/shadow': lines(names.map((name) => `${name}:${name === 'root' ? '*' : '!'}::0:::::`)),
  };
}

/** `name:number` of users, each with the group of its number, in folder / and without a shell. */
function plain(list: string): readonly string[] {
  return list.split(' ').map((pair) => {
    const [name = '', id = ''] = pair.split(':');
    return `${name}:x:${id}:${id}:${name}:/:/sbin/nologin`;
  });
}

function groups(list: string): readonly string[] {
  return list.split(' ').map((pair) => `${pair.replace(':', ':x:')}:`);
}

/** The accounts of Alpine: www-data is a group without a user, users without a group of their own get nogroup. */
export function alpineAccounts(): Files {
  return accounts(
    [
      'root:x:0:0:root:/root:/bin/sh',
      ...plain('bin:1 daemon:2'),
      'lp:x:4:7:lp:/var/spool/lpd:/sbin/nologin',
      'mail:x:8:12:mail:/var/mail:/sbin/nologin',
      ...plain('ftp:21 sshd:22 games:35 ntp:123'),
      'guest:x:405:100:guest:/dev/null:/sbin/nologin',
      ...plain('nobody:65534'),
    ],
    groups(
      'root:0 bin:1 daemon:2 sys:3 adm:4 tty:5 disk:6 lp:7 kmem:9 wheel:10 floppy:11 mail:12 news:13 uucp:14 cron:16 audio:18 cdrom:19 ' +
        'dialout:20 ftp:21 sshd:22 input:23 tape:26 video:27 netdev:28 kvm:34 games:35 shadow:42 www-data:82 users:100 ntp:123 abuild:300 ' +
        'utmp:406 ping:999 nogroup:65533 nobody:65534',
    ),
  );
}

/** The accounts of the BusyBox image. */
export function busyboxAccounts(): Files {
  return accounts(
    ['root:x:0:0:root:/root:/bin/sh', ...plain('daemon:1 bin:2 sys:3 sync:4 mail:8 www-data:33 operator:37 nobody:65534')],
    groups('root:0 daemon:1 bin:2 sys:3 adm:4 tty:5 disk:6 mail:8 wheel:10 www-data:33 operator:37 users:100 nobody:65534'),
  );
}

/** The accounts of Red Hat's images. */
export function redHatAccounts(): Files {
  return accounts(
    [
      'root:x:0:0:root:/root:/bin/bash',
      ...plain('bin:1 daemon:2'),
      'adm:x:3:4:adm:/var/adm:/sbin/nologin',
      'lp:x:4:7:lp:/var/spool/lpd:/sbin/nologin',
      'mail:x:8:12:mail:/var/spool/mail:/sbin/nologin',
      'operator:x:11:0:operator:/root:/sbin/nologin',
      'games:x:12:100:games:/usr/games:/sbin/nologin',
      'ftp:x:14:50:FTP User:/var/ftp:/sbin/nologin',
      ...plain('nobody:65534'),
    ],
    groups(
      'root:0 bin:1 daemon:2 sys:3 adm:4 tty:5 disk:6 lp:7 mem:8 kmem:9 wheel:10 cdrom:11 mail:12 man:15 dialout:18 floppy:19 games:20 tape:33 ' +
        'video:39 ftp:50 lock:54 audio:63 users:100 nobody:65534 utmp:22 utempter:35',
    ),
  );
}

/** The accounts of the distroless images. */
export function distrolessAccounts(): Files {
  return accounts(
    [
      'root:x:0:0:root:/root:/sbin/nologin',
      'nobody:x:65534:65534:nobody:/nonexistent:/sbin/nologin',
      'nonroot:x:65532:65532:nonroot:/home/nonroot:/sbin/nologin',
    ],
    groups('root:0 nobody:65534 tty:5 staff:50 nonroot:65532'),
  );
}
