import { test } from 'uvu';
import { remoteFiles } from '../../src/hazards/remote-files.ts';
import { hazardTests } from './checks.ts';

const SHUT = 'private-mode manual';
const ADD = 'ADD https://example.com/x/app.jar?v=1 /opt/app.jar';
hazardTests(remoteFiles, [
  ['a file that nothing opens', SHUT, ['FROM debian:12', ADD]],
  ['in a folder', SHUT, ['FROM debian:12', 'ADD https://example.com/x/app.jar?v=1 /opt/']],
  ['on scratch', SHUT, ['FROM scratch', 'ADD https://example.com/cacert.pem /etc/ssl/certs/ca.crt']],
  ['in the application directory', '', ['FROM debian:12', 'WORKDIR /app', 'ADD https://example.com/app.jar .']],
  ['with --chmod', '', ['FROM debian:12', 'ADD --chmod=644 https://example.com/app.jar /opt/app.jar']],
  ['with --chown to the user', '', ['FROM debian:12', 'RUN useradd web', 'ADD --chown=web https://example.com/app.jar /opt/app.jar']],
  ['opened', '', ['FROM debian:12', ADD, 'RUN chmod 644 /opt/app.jar']],
  ['made to be run', '', ['FROM debian:12', 'ADD https://example.com/tini /tini', 'RUN chmod +x /tini']],
  ['opened with its folder', '', ['FROM debian:12', ADD, 'RUN chmod -R a+r /opt']],
  ['opened before it is there', SHUT, ['FROM debian:12', 'RUN chmod -R a+r /opt', ADD]],
  ['opened to its owner only', SHUT, ['FROM debian:12', ADD, 'RUN chmod u+x /opt/app.jar']],
  ['its folder alone is opened', SHUT, ['FROM debian:12', ADD, 'RUN chmod 755 /opt']],
  ['given to the user', '', ['FROM debian:12', 'RUN useradd web', ADD, 'RUN chown -R web /opt']],
  ['given to another', SHUT, ['FROM debian:12', 'RUN useradd web', ADD, 'RUN chown -R daemon /opt']],
  ['removed', '', ['FROM debian:12', ADD, 'RUN rm -rf /opt']],
  ['unpacked', '', ['FROM debian:12', 'ADD https://example.com/x.tar.gz /opt/x.tar.gz', 'RUN tar -xf /opt/x.tar.gz']],
  ['below /tmp', '', ['FROM debian:12', 'ADD https://example.com/x.tar.gz /tmp/']],
  ['a repository', '', ['FROM debian:12', 'ADD https://example.com/x.git /opt/x']],
  ['a local file', '', ['FROM debian:12', 'ADD app.jar /opt/']],
]);

test.run();
