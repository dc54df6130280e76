import { workdirOfRoot } from '../../src/hazards/workdir-of-root.ts';
import { hazardTests } from './checks.ts';
import { test } from 'uvu';

const HELD = 'workdir-of-root unsafe';

hazardTests(workdirOfRoot, [
  ['a program and what it reads', '', ['FROM scratch', 'WORKDIR /app', 'COPY app conf ./', 'CMD ["./app"]']],
  ['a jar', '', ['FROM gcr.io/distroless/java21-debian12', 'WORKDIR /app', 'COPY app.jar .', 'CMD ["app.jar"]']],
  ['a program outside, and what it reads', '', ['FROM scratch', 'COPY app /app', 'WORKDIR /conf', 'COPY conf .', 'CMD ["/app"]']],
  ['nothing is copied there', HELD, ['FROM scratch', 'COPY app /app', 'WORKDIR /work', 'CMD ["/app"]']],
  ['a name for data', HELD, ['FROM scratch', 'WORKDIR /data', 'COPY app seed ./', 'CMD ["./app"]']],
  ['a script', HELD, ['FROM gcr.io/distroless/python3-debian12', 'WORKDIR /app', 'COPY app.py .', 'CMD ["app.py"]']],
  ['a shell brought along', HELD, ['FROM scratch', 'WORKDIR /app', 'COPY busybox app.sh ./', 'CMD ["/app/busybox", "sh", "app.sh"]']],
  ['COPY makes it with its owner', '', ['FROM gcr.io/distroless/python3-debian12', 'COPY src /app', 'WORKDIR /app', 'CMD ["app.py"]']],
  ['COPY makes it with an owner that the file names', '', ['FROM scratch', 'COPY --chown=65532:65532 work /work', 'WORKDIR /work', 'COPY app /app', 'CMD ["/app"]']],
  ['no WORKDIR', '', ['FROM scratch', 'COPY app /app', 'CMD ["/app"]']],
  ['the root', '', ['FROM scratch', 'COPY app /app', 'WORKDIR /', 'CMD ["/app"]']],
  ['a shell to give it away', '', ['FROM debian:12', 'WORKDIR /work', 'COPY app /app', 'CMD ["/app"]']],
]);

test.run();
