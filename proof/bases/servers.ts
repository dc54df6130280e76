import { DEBIAN, library, WORKSHOP } from './names.ts';
import type { Base } from './types.ts';

const GOSU = { image: WORKSHOP, source: '/out/gosu', target: '/' };

/**
 * An entry script that gives a folder away and then the rights, if it is root and the server is what is to be started.
 *
 * @param server pattern of the shell for the first word of the command
 */
function droppingEntry(server: string, user: string, folder: string): string {
  return `#!/bin/sh
set -e
case \${1:-} in
  ${server})
    if [ "$(id -u)" = 0 ]; then
      mkdir -p ${folder}
      find ${folder} ! -user ${user} -exec chown ${user} '{}' +
      exec gosu ${user} "$0" "$@"
    fi ;;
esac
exec "$@"
`;
}

/** A server of databases: it refuses root, writes its data, says that it is ready, and ends. */
const POSTGRES = `#!/bin/sh
set -e
if [ "$(id -u)" = 0 ]; then
  echo '"root" execution of the PostgreSQL server is not permitted.' >&2
  exit 1
fi
: "\${PGDATA:?}"
[ -w "$PGDATA" ] || { echo "could not access directory \\"$PGDATA\\": Permission denied" >&2; exit 1; }
echo 16 > "$PGDATA/PG_VERSION"
echo "database system is ready to accept connections"
echo "ok uid=$(id -u)"
`;

const JENKINS = `#!/bin/sh
set -e
: "\${JENKINS_HOME:=/var/jenkins_home}"
echo started > "$JENKINS_HOME/jenkins.log"
case \${1:-} in
  '' | --*) echo "Jenkins is fully up and running"; echo "ok uid=$(id -u)" ;;
  *) exec "$@" ;;
esac
`;

/** Servers that begin as root and drop it themselves, and one that never is root. */
export const SERVERS: readonly Base[] = [
  {
    tags: library('redis:7', 'redis:7.2', 'redis:latest', 'redis:7-bookworm'),
    from: DEBIAN,
    copies: [GOSU],
    packages: ['redis-server'],
    run: [
      'groupmod --gid 999 redis',
      'usermod --uid 999 --gid 999 --home /home/redis redis',
      'rm -rf /var/lib/redis /var/log/redis /etc/redis',
      'install -d -o redis -g redis /data',
    ],
    programs: { '/usr/local/bin/docker-entrypoint.sh': droppingEntry('redis-server', 'redis', '/data') },
    settings: { entrypoint: ['docker-entrypoint.sh'], cmd: ['redis-server'], workdir: '/data', volumes: ['/data'], ports: [6379] },
  },
  {
    tags: library('postgres:16', 'postgres:16-bookworm', 'postgres:15'),
    from: DEBIAN,
    copies: [GOSU],
    programs: {
      '/usr/local/bin/docker-entrypoint.sh': droppingEntry('postgres | -*', 'postgres', '/var/lib/postgresql/data /var/run/postgresql'),
      '/usr/lib/postgresql/16/bin/postgres': POSTGRES,
    },
    run: [
      'groupadd -r -g 999 postgres',
      'useradd -r -g postgres -u 999 -d /var/lib/postgresql -s /bin/bash postgres',
      'install -d -o postgres -g postgres -m 1777 /var/lib/postgresql/data',
      'chown postgres:postgres /var/lib/postgresql',
      'install -d -o postgres -g postgres -m 3777 /var/run/postgresql',
      'mkdir /docker-entrypoint-initdb.d',
    ],
    settings: {
      entrypoint: ['docker-entrypoint.sh'],
      cmd: ['postgres'],
      volumes: ['/var/lib/postgresql/data'],
      ports: [5432],
      env: { PGDATA: '/var/lib/postgresql/data', PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:/usr/lib/postgresql/16/bin' },
    },
  },
  {
    tags: ['docker.io/jenkins/jenkins:lts', 'docker.io/jenkins/jenkins:lts-jdk17', 'docker.io/jenkins/jenkins:latest'],
    from: DEBIAN,
    packages: ['tini'],
    programs: { '/usr/local/bin/jenkins.sh': JENKINS, '/bin/jenkins-plugin-cli': '#!/bin/sh\nexit 0\n' },
    run: [
      'groupadd -g 1000 jenkins',
      'useradd -d /var/jenkins_home -u 1000 -g 1000 -l -m -s /bin/bash jenkins',
      'install -d -o jenkins -g jenkins /usr/share/jenkins/ref',
    ],
    settings: {
      user: 'jenkins',
      entrypoint: ['/usr/bin/tini', '--', '/usr/local/bin/jenkins.sh'],
      cmd: [],
      volumes: ['/var/jenkins_home'],
      ports: [8080, 50000],
      env: { JENKINS_HOME: '/var/jenkins_home' },
    },
  },
];
