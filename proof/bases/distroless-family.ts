import { distrolessAccounts } from './accounts.ts';
import { PATH, WORKSHOP } from './names.ts';
import type { Base, Copy, Settings } from './types.ts';

const HOST = 'gcr.io/distroless/';
const ROOTFS: Copy = { image: WORKSHOP, source: '/out/distroless', target: '/' };
const HOME: Copy = { image: WORKSHOP, source: '/out/empty', target: '/home/nonroot', owner: '65532:65532' };
const GLIBC: Copy = { image: WORKSHOP, source: '/out/glibc', target: '/' };

/** One image with its `nonroot` and `debug` tags. */
function distroless(names: readonly string[], more: readonly Copy[], settings: Settings): readonly Base[] {
  const plain = names.map((name) => `${HOST}${name}:latest`);
  const made = (tag: string, copies: readonly Copy[], changed: Settings): Base => ({
    tags: names.map((name) => `${HOST}${name}:${tag}`),
    from: plain[0] ?? '',
    ...(copies.length === 0 ? {} : { copies }),
    settings: changed,
  });
  const own = { workdir: '/', user: '0', env: { ...PATH, SSL_CERT_FILE: '/etc/ssl/certs/ca-certificates.crt' }, ...settings };
  const shell = { entrypoint: settings.entrypoint ?? ['/busybox/sh'], env: { PATH: `${PATH['PATH']}:/busybox` } };
  return [
    { tags: plain, copies: [ROOTFS, HOME, ...more], files: distrolessAccounts(), settings: own },
    made('nonroot', [], { user: '65532', workdir: '/home/nonroot' }),
    made('debug', ['busybox', 'sh'].map((name) => ({ image: WORKSHOP, source: '/out/busybox/bin/busybox', target: `/busybox/${name}` })), shell),
  ];
}

/** Images without a shell or any other program, and the one that has Node for its entry. */
export const DISTROLESS_FAMILY: readonly Base[] = [
  ...distroless(['static-debian12', 'static'], [], {}),
  ...distroless(['base-debian12', 'base', 'cc-debian12', 'cc'], [GLIBC], {}),
  ...distroless(['nodejs20-debian12', 'nodejs20', 'nodejs22-debian12'], [{ image: WORKSHOP, source: '/out/node-distroless', target: '/' }], { entrypoint: ['/nodejs/bin/node'] }),
];
