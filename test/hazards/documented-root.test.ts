import { test } from 'uvu';
import { documentedRoot } from '../../src/hazards/documented-root.ts';
import { hazardTests } from './checks.ts';

const SAID = 'documented-root unsafe';
hazardTests(documentedRoot, [
  ['rights over the host', SAID, ['# docker run --privileged --net=host tuner', 'FROM alpine:3.20', 'CMD ["x"]']],
  ['the socket', SAID, ['# -v /var/run/docker.sock:/var/run/docker.sock', 'FROM alpine:3.20', 'CMD ["x"]']],
  ["a mount in root's home", SAID, ['FROM alpine:3.20', '# docker run -v $HOME/.ssh:/root/.ssh:ro x', 'CMD ["x"]']],
  ['a label', SAID, ['FROM alpine:3.20', 'LABEL run="docker run --privileged x"', 'CMD ["x"]']],
  ['a variable', SAID, ['FROM alpine:3.20', 'ENV RUN_ARGS="--privileged -v /var/lib/docker"', 'CMD ["x"]']],
  ['a label of another stage', '', ['FROM alpine:3.20', 'LABEL run="docker run --privileged x"', 'FROM alpine:3.20', 'CMD ["x"]']],
  ['another mount', '', ['# docker run -v $PWD:/src x', 'FROM alpine:3.20', 'CMD ["x"]']],
  ['no word of it', '', ['# The harbour service', 'FROM alpine:3.20', 'CMD ["x"]']],
]);

test.run();
