import { ALPINE, DEBIAN, GCC, library, PATH, UBUNTU, WORKSHOP } from './names.ts';
import { APACHE_FOREGROUND, CATALINA, DOTNET, GO, JAVA, PHP } from './stand-ins.ts';
import type { Base } from './types.ts';

const MICROSOFT = 'mcr.microsoft.com/dotnet';
const TEMURIN = 'docker.io/library/eclipse-temurin:21-jre';
/** Runs what it is given; in the real image it imports certificates before, if it is told to. */
const EXEC_ENTRY = '#!/bin/sh\nset -e\nexec "$@"\n';

const PHP_ENTRY = `#!/bin/sh
set -e
case \${1:-} in -*) set -- PROGRAM "$@" ;; esac
exec "$@"
`;

function php(tags: readonly string[], program: string): Pick<Base, 'tags' | 'from' | 'programs'> {
  return { tags: library(...tags), from: DEBIAN, programs: { '/usr/local/bin/php': PHP, '/usr/local/bin/docker-php-entrypoint': PHP_ENTRY.replace('PROGRAM', program) } };
}

const GOLANG = {
  programs: { '/usr/local/go/bin/go': GO },
  run: ['mkdir -p /go/src /go/bin', 'chmod -R 1777 /go'],
  settings: { workdir: '/go', env: { GOPATH: '/go', PATH: `/go/bin:/usr/local/go/bin:${PATH['PATH']}` } },
} satisfies Partial<Base>;

/** Images of languages with a program that stands in for the language, and the users that these images have. */
export const RUNTIMES: readonly Base[] = [
  {
    tags: [`${MICROSOFT}/aspnet:8.0`, `${MICROSOFT}/aspnet:8.0-bookworm-slim`, `${MICROSOFT}/runtime:8.0`, `${MICROSOFT}/sdk:8.0`],
    from: DEBIAN,
    programs: { '/usr/share/dotnet/dotnet': DOTNET },
    run: ['groupadd --gid 1654 app', 'useradd --no-log-init --uid 1654 --gid 1654 --create-home app', 'ln -s /usr/share/dotnet/dotnet /usr/bin/dotnet'],
    settings: { env: { APP_UID: '1654', ASPNETCORE_HTTP_PORTS: '8080', DOTNET_RUNNING_IN_CONTAINER: 'true' } },
  },
  {
    tags: [TEMURIN, ...library('eclipse-temurin:17-jre')],
    from: UBUNTU,
    programs: { '/opt/java/openjdk/bin/java': JAVA, '/__cacert_entrypoint.sh': EXEC_ENTRY },
    settings: { entrypoint: ['/__cacert_entrypoint.sh'], cmd: [], env: { JAVA_HOME: '/opt/java/openjdk', PATH: `/opt/java/openjdk/bin:${PATH['PATH']}` } },
  },
  { tags: library('eclipse-temurin:21', 'eclipse-temurin:21-jdk', 'eclipse-temurin:17', 'eclipse-temurin:17-jdk'), from: TEMURIN, settings: { cmd: ['jshell'] } },
  {
    tags: library('tomcat:10', 'tomcat:10.1', 'tomcat:latest'),
    from: TEMURIN,
    programs: { '/usr/local/tomcat/bin/catalina.sh': CATALINA },
    run: ['cd /usr/local/tomcat', 'mkdir conf lib logs temp webapps work', 'chmod 1777 logs temp work'],
    settings: {
      entrypoint: [],
      cmd: ['catalina.sh', 'run'],
      workdir: '/usr/local/tomcat',
      ports: [8080],
      env: { CATALINA_HOME: '/usr/local/tomcat', PATH: `/usr/local/tomcat/bin:/opt/java/openjdk/bin:${PATH['PATH']}` },
    },
  },
  { ...php(['php:8.3', 'php:8.3-cli'], 'php'), settings: { entrypoint: ['docker-php-entrypoint'], cmd: ['php', '-a'] } },
  {
    ...php(['php:8.3-apache'], 'apache2-foreground'),
    copies: [{ image: WORKSHOP, source: '/out/busybox-bin', target: '/bin/busybox' }],
    files: { '/etc/apache2/ports.conf': 'Listen 80\n' },
    programs: { ...php([], 'apache2-foreground').programs, '/usr/local/bin/apache2-foreground': APACHE_FOREGROUND, '/usr/local/bin/a2enmod': '#!/bin/sh\nexit 0\n' },
    run: [
      'install -d -o www-data -g www-data -m 1777 /var/www/html',
      'mkdir -p /var/run/apache2 /var/lock/apache2 /var/log/apache2',
      'chmod 1777 /var/run/apache2 /var/lock/apache2 /var/log/apache2',
    ],
    settings: { entrypoint: ['docker-php-entrypoint'], cmd: ['apache2-foreground'], workdir: '/var/www/html', ports: [80] },
  },
  {
    tags: library('golang:1.22', 'golang:1.22-bookworm', 'golang:latest'),
    from: GCC,
    ...GOLANG,
    settings: { ...GOLANG.settings, cmd: ['bash'] },
  },
  {
    tags: library('golang:1.22-alpine', 'golang:alpine'),
    from: ALPINE,
    copies: [{ image: WORKSHOP, source: '/out/gcc', target: '/' }],
    ...GOLANG,
  },
];
