import type { AssumableCode } from '../reasons/reasons.ts';

/** What to verify of these depends on the image: its ports, its volumes, what is mounted, the array that is repaired. */
type OfImage = 'low-port' | 'existing-volume' | 'bind-mount' | 'entry-guessed';

/** What whoever takes a risk has to see for himself, in Markdown. */
export const RISK_CHECKS: Readonly<Record<Exclude<AssumableCode, OfImage>, string>> = {
  'entry-unseen': 'The entry script, which could not be read, does no work of root (`chown`, `useradd`, `gosu`, a package manager), and every user may read and run it.',
  'entry-writes-unknown': 'Places that the entry writes to and only the running container knows (variables, arguments) may be written by the new user.',
  'entry-path-option': 'The directory that the entry gives its program for data may be written: `docker run --rm --entrypoint touch IMAGE DIRECTORY/probe` succeeds.',
  'entry-installs': 'What the entry installs when the container starts still finds a place; better, install it in the build.',
  'unknown-base': "The base image fits: `docker image inspect --format '{{.Config.User}} {{.Config.Entrypoint}}' BASE` says whom it runs as and what it starts. If that is not root already, decline.",
  'variable-base': 'The image builds and starts with every base that the build argument may choose.',
  'passwd-replaced': 'What is copied over the whole image leaves the user there: `docker run --rm --entrypoint id IMAGE` prints it.',
  'base-state': 'The server of the base image can write its own files: `docker diff CONTAINER`, of a container of today, lists them.',
  'base-entry': 'The entry script of the base image does its work as that user too.',
  'base-onbuild': "The base image's ONBUILD triggers still do what they did: `docker image inspect --format '{{json .Config.OnBuild}}' BASE` lists them.",
  'no-entry': 'The image starts nothing by itself, so it may be a base: no other Dockerfile builds `FROM` it, or those that do say `USER root` first.',
  'shell-entry': 'Nobody installs anything inside the container, and pipelines that run their steps in it still pass.',
  'explicit-root': "`USER root` stood there for no reason that still holds: `git log -S 'USER root'` finds the commit that brought it.",
  'run-as-root': 'Where another file runs the image as root (see above), that is either still wanted, or is taken out too.',
  'foreign-home': "The user may read the application, which lies in another account's home: `docker run --rm --entrypoint ls IMAGE -la` lists it.",
  'system-workdir': 'The program writes nothing to its working directory, which stays with root.',
  'workdir-of-root': 'The program puts no files into its working directory, which stays with root.',
  'packaged-service': 'The server can write its state and its log, such as below `/var/lib` and `/var/log`. Where its package has an account of its own, that may be the better user.',
  'unpacked-program': 'The program that was unpacked below `/opt` writes nothing beside itself, and its files may be read by every user.',
  'state-files': 'The files that the image prepares for its program may be written by the new user.',
  'home-moves': "Whoever mounts settings below `/root` knows of the new home: `grep -rn '/root/' .` finds it in scripts and documentation.",
  'documented-root': 'Run with the rights and mounts that its comment names, the container still does its work.',
  'docker-client': 'If it uses the Docker socket, `docker ps` still works in the container: `--group-add` takes the number of the group of the socket.',
  'run-unread': 'What the RUN that could not be read makes may be read, and where the program writes it also written, by the new user.',
  'workdir-unresolved': 'No build gives the working directory a value that belongs to the system.',
  'variable-directory': 'Builds that give other names to the directories still give them to the user.',
  'no-home': 'The program works though its user has no home directory.',
};

/** The sentence for a code, where there is one. */
export function riskCheck(code: string): string | undefined {
  return new Map<string, string>(Object.entries(RISK_CHECKS)).get(code);
}
