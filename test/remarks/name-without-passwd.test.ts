import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { ownerWithoutPasswd, userWithoutPasswd } from '../../src/remarks/name-without-passwd.ts';
import { lines, must, shown, subjectOf } from '../subject.ts';
import { remarkTests } from './checks.ts';

const BUILD = ['FROM alpine:3.22 AS build', 'RUN adduser -D buoy'];
const ENTRY = ['COPY buoy /buoy', 'ENTRYPOINT ["/buoy"]'];

remarkTests(ownerWithoutPasswd, [
  ['a name on scratch', '2', ['FROM scratch', 'COPY --chown=buoy data /data', ...ENTRY]],
  ['ADD', '2', ['FROM scratch', 'ADD --chown=buoy data /data', ...ENTRY]],
  ['a group alone by name', '2', ['FROM scratch', 'COPY --chown=1000:buoy data /data', ...ENTRY]],
  ['on a continuation line', '3', ['FROM scratch', 'COPY \\', '  --chown=buoy data /data', ...ENTRY]],
  ['numbers', '', ['FROM scratch', 'COPY --chown=1000:1000 data /data', ...ENTRY]],
  ['root', '', ['FROM scratch', 'COPY --chown=root:root data /data', ...ENTRY]],
  ['a variable without a value', '', ['FROM scratch', 'ARG U', 'COPY --chown=$U data /data', ...ENTRY]],
  ['a variable that is a number', '', ['FROM scratch', 'ARG U=1000', 'COPY --chown=$U data /data', ...ENTRY]],
  ['before passwd', '4', [...BUILD, 'FROM scratch', 'COPY --chown=buoy data /data', 'COPY --from=build /etc/passwd /etc/passwd', ...ENTRY]],
  ['behind passwd', '', [...BUILD, 'FROM scratch', 'COPY --from=build /etc/passwd /etc/passwd', 'COPY --chown=buoy data /data', ...ENTRY]],
  ['behind a shell', '', ['FROM scratch', 'COPY rootfs/bin /bin', 'RUN adduser -D buoy', 'COPY --chown=buoy data /data', ...ENTRY]],
  ['another base', '', ['FROM alpine:3.22', 'COPY --chown=buoy data /data', ...ENTRY]],
]);

/** Findings for the last stage of a text that ends in `USER <operand>`. */
function found(operand: string, ...text: readonly string[]): string {
  return shown(userWithoutPasswd(subjectOf(lines(...text, `USER ${operand}`, ...ENTRY))));
}

const MANUAL = 'set-user manual name-without-passwd';
const USERS: readonly (readonly [name: string, found: string, operand: string, text: readonly string[]])[] = [
  ['a name on scratch', MANUAL, 'buoy', ['FROM scratch']],
  ['a group by name', MANUAL, '1000:buoy', ['FROM scratch']],
  ['a number', '', '1000:1000', ['FROM scratch']],
  ['root', '', 'root', ['FROM scratch']],
  ['passwd, but no group file', MANUAL, 'buoy:fleet', [...BUILD, 'FROM scratch', 'COPY --from=build /etc/passwd /etc/passwd']],
  ['both files', '', 'buoy:fleet', [...BUILD, 'FROM scratch', 'COPY --from=build /etc/passwd /etc/group /etc/']],
  ['files that lower stages bring', '', 'buoy:fleet', [...BUILD, 'FROM scratch AS a', 'COPY --from=build /etc/passwd /etc/', 'FROM a AS b', 'COPY --from=build /etc/group /etc/', 'FROM b']],
  ['a file of another name', MANUAL, 'buoy', [...BUILD, 'FROM scratch', 'COPY --from=build /etc/ssl/cert.pem /etc/']],
  ['a shell', '', 'buoy', ['FROM scratch', 'COPY bin /bin', 'SHELL ["/bin/sh", "-c"]']],
  ['a whole file system', '', 'buoy', ['FROM scratch', 'ADD rootfs.tar.gz /']],
  ['another base', '', 'buoy', ['FROM gcr.io/distroless/static']],
  ['a base that nobody knows', '', 'buoy', ['FROM registry.example.com/x']],
];

for (const [name, expected, operand, text] of USERS) {
  test(`USER ${operand} with ${name}: ${expected || 'nothing'}`, () => assert.is(found(operand, ...text), expected));
}

test('it says what is missing', () => {
  const [finding] = userWithoutPasswd(subjectOf(lines('FROM scratch', 'USER buoy:fleet', ...ENTRY)));
  assert.match(must(finding, 'finding').message, 'names a user and a group');
  assert.is(must(finding, 'finding').place.line, 2);
});

test.run();
