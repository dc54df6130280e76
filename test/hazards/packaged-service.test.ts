import { test } from 'uvu';
import { packagedService } from '../../src/hazards/packaged-service.ts';
import { hazardTests } from './checks.ts';

const SERVICE = 'packaged-service unsafe';
hazardTests(packagedService, [
  ['a server of a package', SERVICE, ['FROM debian:12', 'RUN apt-get install -y redis-server', 'CMD ["redis-server"]']],
  ['a program below sbin', SERVICE, ['FROM alpine:3.20', 'RUN apk add minidlna', 'CMD ["/usr/sbin/minidlnad", "-S"]']],
  ['a program that the file brings', '', ['FROM debian:12', 'COPY memcached /usr/local/sbin/memcached', 'CMD ["/usr/local/sbin/memcached"]']],
  ['tini below sbin', '', ['FROM alpine:3.20', 'ENTRYPOINT ["/sbin/tini", "--", "node", "x.js"]']],
  ['one below /usr/local', SERVICE, ['FROM debian:12', 'RUN make install', 'CMD ["/usr/local/sbin/unfsd"]']],
  ['behind a wrapper', SERVICE, ['FROM debian:12', 'RUN apt-get install -y tini redis-server', 'ENTRYPOINT ["tini", "--"]', 'CMD ["redis-server"]']],
  ["the image's own", '', ['FROM redis:7']],
  ['an application', '', ['FROM debian:12', 'CMD ["python3", "x.py"]']],
]);

test.run();
