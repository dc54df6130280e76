import { test } from 'uvu';
import { unpackedProgram } from '../../src/hazards/unpacked-program.ts';
import { hazardTests } from './checks.ts';

hazardTests(unpackedProgram, [
  ['unpacked by a RUN', 'unpacked-program unsafe', ['FROM debian:12', 'RUN tar -xzf /tmp/mule.tgz -C /opt', 'CMD ["/opt/mule/bin/mule"]']],
  ['a virtual environment', '', ['FROM python:3.12', 'RUN python -m venv /opt/venv', 'CMD ["/opt/venv/bin/gunicorn", "app"]']],
  ['brought by COPY', '', ['FROM debian:12', 'COPY mule /opt/mule/bin/mule', 'CMD ["/opt/mule/bin/mule"]']],
  ['in the application directory', '', ['FROM debian:12', 'WORKDIR /opt/mule', 'RUN tar -xzf /tmp/mule.tgz', 'CMD ["/opt/mule/bin/mule"]']],
]);

hazardTests(unpackedProgram, [
  ['an interpreter', '', ['FROM debian:12', 'RUN tar -xzf /tmp/jdk.tgz -C /opt', 'CMD ["/opt/jdk-21/bin/java", "-jar", "/app.jar"]']],
  ['elsewhere', '', ['FROM debian:12', 'RUN tar -xzf /tmp/mule.tgz -C /usr/local', 'CMD ["/usr/local/mule/bin/mule"]']],
  ['a folder whose name starts alike', '', ['FROM debian:12', 'CMD ["/optional/bin/x"]']],
  ["the image's own", '', ['FROM jboss/wildfly:25.0.0.Final']],
]);

test.run();
