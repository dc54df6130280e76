import * as fc from 'fast-check';
import { either, joined, mostly, rarely, several } from './choose.ts';
import { execArray } from './exec-array.ts';
import { statement } from './statement.ts';
import type { Statement } from './statement.ts';
import { shellLine } from './run.ts';
import { directory, troublesome } from './words.ts';

const name: fc.Arbitrary<string> = mostly(either('APP_HOME', 'APP_USER', 'NAME', 'PORT', 'TAG', 'HOME', 'PATH', 'UID', 'NODE_ENV', 'DATA_DIR', 'FILE'), either('a.b', 'ä', '1x', '', joined('X', troublesome)), 12);
const value: fc.Arbitrary<string> = mostly(
  either('app', '1000', '/app', '80', '8080', 'production', '"a b"', "'a b'", '/root', '/opt/x/bin:$PATH', '/root/.local/bin:$PATH', '/data', 'root', '0'),
  either('', '$NAME', '${NAME:-x}', '${NAME:+y}', '${X:?err}', 'a\\ b', '"unclosed', 'ünï', '"a\\"b"', '$', '${', troublesome),
);

const VALUES: Readonly<Record<string, fc.Arbitrary<string>>> = {
  ENV: either(several(joined(name, '=', value), 1, 3), joined(name, ' ', value, rarely(' more words', 3)), mostly('A=b', either('A', 'A=', '=b', 'A = b', ''), 20)),
  ARG: either(joined(name, '=', value), name, several(joined(name, '=', value), 2, 3)),
  EXPOSE: either('80', '8080', '443 8443', '3000/tcp', '53/udp', '$PORT', '${PORT:-80}', '8000-8010', '"80"', 'http', '0'),
  VOLUME: either(directory, several(directory, 2, 3), joined('["', directory.map((path) => path.replaceAll('"', '')), '"]'), execArray),
  LABEL: mostly(either('a=b', 'a="b c" d=e', 'maintainer me', 'org.x="<me@example.com>"', "a='b'", 'description="USER root"'), either('a', joined('a="', troublesome, '"')), 20),
  SHELL: mostly(either('["/bin/bash", "-o", "pipefail", "-c"]', '["/bin/sh", "-c"]', '["/bin/ash", "-eo", "pipefail", "-c"]'), either('["powershell", "-Command"]', '["cmd", "/S", "/C"]', '["python3", "-c"]', execArray, '/bin/sh -c'), 4),
  HEALTHCHECK: mostly(either('NONE', 'CMD curl -f http://localhost || exit 1', joined('--interval=5s CMD ', execArray), joined('CMD ', execArray), 'cmd ["x"]', '--timeout=1s --retries=3 CMD x', 'CMD [ -f /x ]'), either('BOGUS', '', 'CMD'), 30),
  STOPSIGNAL: either('SIGTERM', '9', '$SIG', 'SIGQUIT'),
  MAINTAINER: either('me <me@example.com>', '“Me”', joined('x ', troublesome)),
  WORKDIR: directory,
};

const KEYWORDS: readonly string[] = ['WORKDIR', 'WORKDIR', 'WORKDIR', 'ENV', 'ENV', 'ENV', 'ARG', 'EXPOSE', 'EXPOSE', 'VOLUME', 'VOLUME', 'LABEL', 'HEALTHCHECK', 'STOPSIGNAL', 'MAINTAINER', 'SHELL'];

/** What sets something in the image and runs nothing. */
export const setting: fc.Arbitrary<Statement> = fc.oneof(...KEYWORDS.map((keyword) => settingOf(keyword)));

export const globalArg: fc.Arbitrary<Statement> = either('TAG=20', 'TAG', 'BASE=debian:12', 'BASE=scratch', 'BASE', 'NAME=app', 'TAG="3-alpine"', joined(name, '=', value)).map((args) => statement('ARG', args));

const carried: fc.Arbitrary<string> = fc.oneof(shellLine.map((line) => `RUN ${line}`), fc.constantFrom('USER root', 'USER app', 'COPY . /app', 'ONBUILD RUN x', 'FROM x', 'CMD [‘x’]', 'ENTRYPOINT ["x"]', '', 'WORKDIR /x', 'run x'));
export const onbuild: fc.Arbitrary<Statement> = carried.map((line) => statement('ONBUILD', line));

function settingOf(keyword: string): fc.Arbitrary<Statement> {
  return (VALUES[keyword] ?? fc.constant('x')).map((args) => statement(keyword, args));
}
