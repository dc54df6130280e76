import { test } from 'uvu';
import { unpackedProgram } from '../../src/hazards/unpacked-program.ts';
import { hazardTests } from './checks.ts';

hazardTests(unpackedProgram, [
  ['unpacked by a RUN', 'unpacked-program unsafe', ['FROM debian:12', 'RUN tar -xzf /tmp/mule.tgz -C /opt', 'CMD ["/opt/mule/bin/mule"]']],
  ['a virtual environment', '', ['FROM python:3.12', 'RUN python -m venv /opt/venv', 'CMD ["/opt/venv/bin/gunicorn", "app"]']],
  ['brought by COPY', '', ['FROM debian:12', 'COPY mule /opt/mule/bin/mule', 'CMD ["/opt/mule/bin/mule"]']],
  ['in the application directory', '', ['FROM debian:12', 'WORKDIR /opt/mule', 'RUN tar -xzf /tmp/mule.tgz', 'CMD ["/opt/mule/bin/mule"]']],
]);

test.run();
