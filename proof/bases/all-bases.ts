import { BUSYBOX_FAMILY } from './busybox-family.ts';
import { DEBIAN_BASE, UBUNTUS } from './debian-family.ts';
import { DISTROLESS_FAMILY } from './distroless-family.ts';
import { NGINX_IMAGES } from './nginx-images.ts';
import { NODE_IMAGES } from './node-images.ts';
import { PYTHON_IMAGES } from './python-images.ts';
import { REDHAT_FAMILY } from './redhat-family.ts';
import { RUNTIMES } from './runtimes.ts';
import { SERVERS } from './servers.ts';
import type { Base } from './types.ts';
import { WORKSHOPS } from './workshop.ts';

/** All base images, each after those that it takes from, and what many others wait for first. */
export const ALL_BASES: readonly Base[] = [
  DEBIAN_BASE, ...WORKSHOPS, ...UBUNTUS, ...BUSYBOX_FAMILY, ...NODE_IMAGES, ...PYTHON_IMAGES, ...REDHAT_FAMILY, ...DISTROLESS_FAMILY, ...NGINX_IMAGES,
  ...SERVERS, ...RUNTIMES,
];
