import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { accountFiles, missingNames } from '../../src/facts/account-files.ts';
import { lines, subjectOf } from '../subject.ts';

/** `passwd`, `group`, both or nothing: what the last stage may have at its end. */
function atEnd(text: readonly string[], files?: Readonly<Record<string, string>>): string {
  const { passwd, group } = accountFiles(subjectOf(lines(...text, 'ENTRYPOINT ["/buoy"]'), files === undefined ? {} : { files })).atEnd;
  return [...(passwd ? ['passwd'] : []), ...(group ? ['group'] : [])].join(' ');
}

const BUILD = ['FROM alpine:3.22 AS build', 'RUN adduser -D buoy', 'FROM scratch'];
const CASES: readonly (readonly [name: string, files: string, text: readonly string[], context?: Readonly<Record<string, string>>])[] = [
  ['nothing', '', ['FROM scratch', 'COPY buoy /buoy']],
  ['another base', 'passwd group', ['FROM debian:12', 'COPY buoy /buoy']],
  ['one file', 'passwd', [...BUILD, 'COPY --from=build /etc/passwd /etc/passwd']],
  ['one file into the folder', 'group', [...BUILD, 'COPY --from=build /etc/group /etc/']],
  ['both files', 'passwd group', [...BUILD, 'COPY --from=build /etc/passwd /etc/group /etc/']],
  ['a file under another name', 'passwd', [...BUILD, 'COPY --from=build /tmp/users /etc/passwd']],
  ['a heredoc', 'passwd', ['FROM scratch', 'COPY <<EOF /etc/passwd', 'buoy:x:1000:1000::/:', 'EOF']],
  ['a heredoc in the folder', 'passwd', ['FROM scratch', 'COPY <<passwd /etc/', 'buoy:x:1000:1000::/:', 'passwd']],
  ['another heredoc in the folder', '', ['FROM scratch', 'COPY <<hosts /etc/', 'x', 'hosts']],
  ['the whole folder', 'passwd group', [...BUILD, 'COPY --from=build /etc /etc']],
  ['the whole image', 'passwd group', [...BUILD, 'COPY --from=build / /']],
  ['an archive that ADD unpacks', 'passwd group', ['FROM scratch', 'ADD rootfs.tar.xz /']],
  ['an archive that COPY does not', '', ['FROM scratch', 'COPY rootfs.tar.xz /']],
  ['a folder that may hold them', 'passwd group', [...BUILD, 'COPY --from=build /rootfs /']],
  ['a program that the entry starts', '', [...BUILD, 'COPY --from=build /out/buoy /']],
  ['certificates', '', [...BUILD, 'COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/']],
  ['a folder of certificates', '', [...BUILD, 'COPY --from=build /etc/ssl /etc/']],
  ['time zones', '', [...BUILD, 'COPY --from=build /usr/share/zoneinfo /usr/share/zoneinfo']],
  ['a folder of the context that holds one', 'passwd', ['FROM scratch', 'COPY rootfs /'], { 'rootfs/etc/passwd': 'x' }],
  ['a folder of the context that holds none', '', ['FROM scratch', 'COPY rootfs /'], { 'rootfs/app/x': 'x' }],
  ['a file of the context', '', ['FROM scratch', 'COPY seamarks /'], { seamarks: 'x' }],
  ['a pattern', 'passwd group', [...BUILD, 'COPY --from=build /etc/pass* /etc/']],
  ['a RUN', 'passwd group', ['FROM scratch', 'COPY bin /bin', 'RUN ["/bin/busybox", "true"]']],
  ['a SHELL', 'passwd group', ['FROM scratch', 'COPY bin /bin', 'SHELL ["/bin/sh", "-c"]']],
  ['the stage below', 'passwd', ['FROM alpine:3.22 AS build', 'FROM scratch AS base', 'COPY --from=build /etc/passwd /etc/', 'FROM base']],
];

for (const [name, expected, text, context] of CASES) {
  test(`${name}: ${expected || 'neither'}`, () => assert.is(atEnd(text, context), expected));
}

test('what was there before each owner that is named', () => {
  const text = [...BUILD, 'COPY --chown=buoy a /a', 'COPY --from=build /etc/passwd /etc/', 'COPY --chown=buoy b /b', 'COPY c /c'];
  const { before } = accountFiles(subjectOf(lines(...text)));
  assert.is(before.map(({ files }) => files.passwd).join(), 'false,true');
});

const NONE = { passwd: false, group: false };
const OPERANDS: readonly (readonly [operand: string, missing: string])[] = [
  ['buoy', 'a user'], ['buoy:fleet', 'a user, a group'], ['1000:fleet', 'a group'], ['root:fleet', 'a group'], ['buoy:1000', 'a user'],
  ['1000', ''], ['1000:1000', ''], ['root', ''], ['root:root', ''], ['0:0', ''], ['', ''], [':', ''], ['$U', ''], ['buoy:', 'a user'],
];

for (const [operand, expected] of OPERANDS) {
  test(`names of "${operand}": ${expected || 'none'}`, () => assert.is(missingNames(operand, NONE).join(', '), expected));
}

test('a name needs only its own file', () => {
  assert.is(missingNames('buoy:fleet', { passwd: true, group: false }).join(), 'a group');
  assert.is(missingNames('buoy:fleet', { passwd: false, group: true }).join(), 'a user');
});

test.run();
