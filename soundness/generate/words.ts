import type * as fc from 'fast-check';
import { either, joined, mostly } from './choose.ts';

/** What people write by mistake, paste, or never: each breaks some reader of Dockerfiles. */
export const troublesome: fc.Arbitrary<string> = either(
  '\\', '\\\\', '`', '"', "'", '“', '”', '‘', '’', '«', '＂', '\u00a0', '\u200b', '\u2028', '\u0085', '\f', '\v', '\t', '\u001b[31m', '\u202e', '\u{1f680}',
  '#', '# x', '<<EOF', '<<', '<<<x', '[', ']', '[]', '{', '}', '${', '$', '$$', '$(', '$(id -u)', ';', '&&', '|', '||', '>', '--', '—', ',', '=', '*', '?', '~', '!', '%', 'é', '漢', '\\n', '\\"', "\\'",
);

export const directory: fc.Arbitrary<string> = mostly(
  either('/app', '/srv/app', '/data', '/usr/src/app', '/opt/app', '/code', '/home/app', '/var/www/html', '.', './', 'app', 'sub/dir', '/app/', '/workspace'),
  either(
    '/', '/root', '/root/.config', '/etc', '/usr/local/bin', '/var/lib/app', '/tmp', '/run/app', '..', '../up', '/app/../x', '//app', '/app/.', '$APP_HOME', '${APP_HOME:-/app}', '/srv/$NAME',
    '"/my app"', "'/my app'", '/my\\ app', '/ünï', '"/it\'s"', 'C:\\app', 'C:/app', '/a,b', '/-rf', '~', '~/x', '$UNKNOWN', '/app;x', '/a&b', '/*', '/漢字', joined('/app', troublesome),
  ),
  3,
);

export const file: fc.Arbitrary<string> = mostly(
  either('package.json', 'package*.json', 'src', '.', 'app.jar', 'entrypoint.sh', './entrypoint.sh', 'main.py', 'requirements.txt', '*.csproj', 'dist/', 'nginx.conf'),
  either('https://example.com/x.tar.gz', 'git@example.com:x/y.git', 'rootfs.tar.xz', '"a b"', '$FILE', '../x', '/etc/passwd', 'app.db', 'data.sqlite3', joined('x', troublesome)),
);

/** What stands behind USER, and who owns what is copied. */
export const userOperand: fc.Arbitrary<string> = mostly(
  either('app', 'node', 'nobody', 'root', '0', '1000', '1000:1000', 'app:app', 'www-data', 'appuser', '65532:65532'),
  either(
    '0:0', 'root:root', 'root:app', 'ROOT', '$APP_USER', '${APP_USER}', '${APP_USER:-app}', '${UID:-0}:${GID:-0}', '"app"', "'app'", '"root"', 'app # the user', 'app:', ':app', ':0', '00', '-1', '4294967295',
    'ContainerUser', 'a b', '', 'daemon', joined('app', troublesome),
  ),
  4,
);

export const userName: fc.Arbitrary<string> = mostly(either('app', 'appuser', 'web', 'service'), either('node', 'root', '"app"', '$APP_USER', 'App', '1app', 'a.b', 'app$', 'nginx'));

/** A program as its users call it, without damage. */
export const program: fc.Arbitrary<string> = either('node', 'npm', 'python', 'java', '/app/server', './run.sh', '/entrypoint.sh', 'nginx', 'gunicorn', 'dotnet', 'sh', 'bash', 'tini', '/usr/bin/x', 'php-fpm', 'redis-server', 'cron', 'yarn', 'npx', 'uvicorn');

export const argument: fc.Arbitrary<string> = mostly(
  either('server.js', 'start', 'run', '--port', '8080', '--port=80', '-m', 'app', '-jar', '/app.jar', '-c', 'exec x', '-g', 'daemon off;', '--host', '0.0.0.0', '--', '/data/x.log', '-D'),
  either('', '$PORT', '${PORT:-80}', 'a b', 'é', "it's", '=', '*', '$HOME', '--user=root', '/root/x'),
);
