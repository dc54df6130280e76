import { ALPINE, library, PATH, WORKSHOP } from './names.ts';
import { alpineAccounts, busyboxAccounts } from './accounts.ts';
import { APK } from './package-managers.ts';
import type { Base, Copy } from './types.ts';

/** Where `apk` of the images finds what it installs. */
const SHELF = '/usr/lib/apk-shelf';

const PACKAGES = ['shadow', 'su-exec', 'gosu', 'tini', 'bash', 'libcap'] as const;

const SHELVES: readonly Copy[] = PACKAGES.map((name) => ({ image: WORKSHOP, source: `/out/${name}`, target: `${SHELF}/${name}` }));

/** BusyBox with the accounts of Alpine, whose tools for users it is, and by itself. */
export const BUSYBOX_FAMILY: readonly Base[] = [
  {
    tags: library('busybox:1.36', 'busybox:latest', 'busybox:1.36-musl', 'busybox:1.36-glibc', 'busybox:stable'),
    copies: [{ image: WORKSHOP, source: '/out/busybox', target: '/' }],
    files: busyboxAccounts(),
    settings: { cmd: ['sh'], env: PATH },
  },
  {
    tags: [ALPINE, ...library('alpine:3.19', 'alpine:3', 'alpine:latest')],
    copies: [{ image: WORKSHOP, source: '/out/busybox', target: '/' }, ...SHELVES],
    files: {
      ...alpineAccounts(),
      '/etc/alpine-release': '3.20.3\n',
      '/etc/os-release': 'NAME="Alpine Linux"\nID=alpine\nVERSION_ID=3.20.3\nPRETTY_NAME="Alpine Linux v3.20"\n',
      '/etc/shells': '/bin/sh\n/bin/ash\n',
    },
    programs: { '/sbin/apk': APK },
    run: ['chmod 640 /etc/shadow', 'chgrp shadow /etc/shadow', 'mkdir -p /var/cache/apk /etc/apk', 'ln -s /var/cache/apk /etc/apk/cache'],
    settings: { cmd: ['/bin/sh'], env: PATH },
  },
];
