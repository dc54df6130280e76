import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { lowPorts } from '../../src/hazards/ports.ts';
import { lines, seenBy } from '../subject.ts';
import { hazardTests } from './checks.ts';
import { told, use } from './use.ts';

const LOW = 'low-port unsafe';

hazardTests(lowPorts, [
  ['EXPOSE 80', LOW, ['FROM node:20', 'EXPOSE 80']],
  ['the last privileged port', LOW, ['FROM node:20', 'EXPOSE 1023/tcp']],
  ['the first one that is not', '', ['FROM node:20', 'EXPOSE 1024']],
  ['one of several', LOW, ['FROM node:20', 'EXPOSE 8080 443']],
  ['a variable', LOW, ['FROM node:20', 'ARG P=80', 'EXPOSE $P']],
  ['a variable without a value', '', ['FROM node:20', 'ARG P', 'EXPOSE $P']],
  ['ENV PORT', LOW, ['FROM node:20', 'ENV PORT=80']],
  ['ENV HTTP_PORT', LOW, ['FROM node:20', 'ENV HTTP_PORT=443']],
  ['ENV PORT above', '', ['FROM node:20', 'ENV PORT=3000']],
  ['another ENV', '', ['FROM node:20', 'ENV REPORT=80 PORTS=80 TIMEOUT=80']],
  ['an address', LOW, ['FROM node:20', 'ENV LISTEN_ADDR=0.0.0.0:636']],
  ['an address without a host', LOW, ['FROM node:20', 'ENV BIND=:80']],
  ['URLs', LOW, ['FROM node:20', 'ENV SERVER_URLS=http://+:80;https://+:8443']],
  ['an address above', '', ['FROM node:20', 'ENV LISTEN_ADDRESS=[::]:8080']],
  ['the address of another service', '', ['FROM node:20', 'ENV DB_ADDR=db:389']],
  ['an address by another name', '', ['FROM node:20', 'ENV ADDRESSEE=:80 X=:80']],
  ["the image's own server", LOW, ['FROM httpd']],
  ["the image's server, not started", '', ['FROM httpd', 'CMD ["node"]']],
  ['a lower stage', LOW, ['FROM node:20 AS base', 'EXPOSE 80', 'FROM base']],
  ['another stage', '', ['FROM node:20 AS base', 'EXPOSE 80', 'FROM node:20', 'COPY --from=base /x /x']],
  ['ASP.NET Core by URL', LOW, ['FROM debian:12', 'ENV ASPNETCORE_URLS=http://+:80', 'CMD ["x"]']],
  ['… without a port', LOW, ['FROM debian:12', 'ENV ASPNETCORE_URLS=http://+', 'CMD ["x"]']],
  ['… above', '', ['FROM debian:12', 'ENV ASPNETCORE_URLS=http://+:8080', 'CMD ["x"]']],
  ['nothing', '', ['FROM node:20', 'CMD ["node"]']],
]);

for (const [argument, seen] of [
  ['"--port", "80"', LOW],
  ['"--port=80"', LOW],
  ['"-p", "443"', LOW],
  ['"--http-port=80"', LOW],
  ['"0.0.0.0:80"', LOW],
  ['":443"', LOW],
  ['"--bind=0.0.0.0:80"', LOW],
  ['"http://*:80"', LOW],
  ['"--port", "8080"', ''],
  ['"--port", "0"', ''],
  ['"db:80"', ''],
  ['"http://example.org:80"', ''],
  ['"--ports=80"', ''],
] as const) {
  test(`the entry is told ${argument}: ${seen || 'nothing'}`, () => assert.is(seenBy(lowPorts, lines('FROM debian:12', `CMD ["/server", ${argument}]`)), seen));
}

for (const [command, seen] of [
  ['python -m http.server 80', LOW],
  ['python3 -m http.server --bind 0.0.0.0 --directory /x 80', LOW],
  ['python -m http.server 8000', ''],
  ['python -m http.server -d 80', ''],
  ['python -m x 80', ''],
  ['python2 -m SimpleHTTPServer 80', LOW],
  ['python manage.py runserver 80', LOW],
  ['python manage.py runserver 0.0.0.0:80', LOW],
  ['serve -s build -l 80', LOW],
  ['serve -l tcp://0.0.0.0:80', LOW],
  ['npx serve -l 80', LOW],
  ['npx --yes serve@14 --listen=80', LOW],
  ['npx serve -l 3000', ''],
  ['npx @scope/serve -l 80', LOW],
  ['http-server -p 80', LOW],
  ['gunicorn -b :80 x', LOW],
  ['gunicorn -b:80 x', LOW],
  ['php -S localhost:80', LOW],
  ['php -S localhost:8080', ''],
  ['socat TCP-LISTEN:80,fork TCP:x:80', LOW],
  ['socat TCP-LISTEN:8080,fork TCP:x:80', ''],
  ['sleep 80', ''],
] as const) {
  test(`${command}: ${seen || 'nothing'}`, () => assert.is(seenBy(lowPorts, lines('FROM debian:12', `CMD ${command}`)), seen));
}

test('ports that neighbours publish', () => {
  const seen = (...ports: readonly number[]): string => seenBy(lowPorts, lines('FROM node:20', 'CMD ["node"]'), { uses: [use({ ports: ports.map((port) => ({ port, evidence: told(`ports: ${port}`) })) })] });
  assert.is(seen(80), LOW);
  assert.is(seen(3000, 443), LOW);
  assert.is(seen(3000), '');
  assert.is(seen(), '');
});

test.run();
