import { codeSpan } from './markdown-text.ts';
import type { FileChange, StageChange } from './message-change.ts';
import type { CheckText } from './message-checks.ts';
import { mountOf } from './message-mounts.ts';
import type { Mount } from './message-mounts.ts';
import { riskCheck } from './message-risks.ts';
import { tellStage, withoutMark } from './message-steps.ts';

const STARTS = 'The image builds, and its program starts and works as before: no `Permission denied` and no `EACCES` in its log.';
const OTHERS = 'Nobody else counts on root in the image: Dockerfiles that build `FROM` it, CI steps that install into it, scripts with `docker exec`. These need `USER root` or `--user 0`.';
const TO_GIVEN = 'only to the directories that its user is given above, to the home of that user if it has one, and to `/tmp`';
const TO_NOTHING = 'to nothing but `/tmp`, and the home of its user if it has one: it is given no directory';
const ID = '`docker run --rm --entrypoint id IMAGE`';
const DIFF = '`docker diff CONTAINER`, of a container of today, lists all that it writes.';

/** What to verify of a file whose containers get another user: what always applies, and what its hazards, ports and volumes make of it. */
export function stageChecks({ stages }: FileChange): readonly CheckText[] {
  if (stages.length === 0) return [];
  const isGiven = stages.some(({ findings }) => findings.some(({ transform }) => transform === 'chown-workdir'));
  return [
    { kind: 'start', text: STARTS },
    ...stages.flatMap(checksOfStage),
    { kind: 'writes', text: `The program writes ${isGiven ? TO_GIVEN : TO_NOTHING}. ${DIFF}` },
    ...stages.flatMap(kubernetesCheck),
    { kind: 'others', text: OTHERS },
  ];
}

function checksOfStage(stage: StageChange): readonly CheckText[] {
  const codes = [...new Set(tellStage(stage).risks.map(({ code }) => code))];
  const risks = codes.flatMap((code): readonly CheckText[] => {
    const text = riskCheck(code);
    return text === undefined ? [] : [{ kind: 'risk', text }];
  });
  return [...risks, ...portCheck(stage, codes), ...volumeCheck(stage, codes), ...bindCheck(stage, codes)];
}

const PORTS =
  ' can still be opened wherever the image runs. Docker 20.10 and later lets every user do that; elsewhere, `cat /proc/sys/net/ipv4/ip_unprivileged_port_start` in the container has to print no more than the port. If it prints more, let the program listen on a port from 1024 up.';

function portCheck({ after }: StageChange, codes: readonly string[]): readonly CheckText[] {
  const ports = after?.lowPorts ?? [];
  if (ports.length === 0 && !codes.includes('low-port')) return [];
  return [{ kind: 'risk', text: 'Ports under 1024', of: ports.map(String), rest: PORTS }];
}

function volumeCheck({ findings, after }: StageChange, codes: readonly string[]): readonly CheckText[] {
  const { user = '', volumes = [] } = after ?? {};
  if (volumes.length === 0 && !codes.includes('existing-volume')) return [];
  const owner = ownerOf(after);
  const command =
    owner === undefined
      ? `docker run --rm --user 0 --entrypoint chown -v VOLUME:/data IMAGE -R ${user} /data`
      : `docker run --rm -v VOLUME:/data busybox chown -R ${owner} /data`;
  const group = after?.gid ?? after?.uid;
  return [
    {
      kind: 'risk',
      text: 'Volumes that root filled before',
      of: [...volumes, ...mounts(findings, 'named')],
      rest: ` still belong to root. Give each to the new user once, while nothing uses it: ${codeSpan(command)}. In Kubernetes, \`fsGroup${group === undefined ? '' : `: ${group}`}\` does it for most kinds of volumes.`,
    },
  ];
}

function bindCheck({ findings, after }: StageChange, codes: readonly string[]): readonly CheckText[] {
  if (!codes.includes('bind-mount')) return [];
  const owner = ownerOf(after);
  const command = `${codeSpan(`sudo chown -R ${owner ?? 'UID'} DIRECTORY`)} on the host${owner === undefined ? `, with the number that ${ID} prints` : ''}`;
  return [
    {
      kind: 'risk',
      text: 'What is mounted from outside',
      of: mounts(findings, 'bound'),
      rest: ` keeps its owner, and can be written where the program has to: ${command}; or run the container as that owner (\`user:\` in compose files, \`fsGroup\` in Kubernetes).`,
    },
  ];
}

/** For chown, where nobody but the image knows the name. */
function ownerOf(after: StageChange['after']): string | undefined {
  if (after?.uid === undefined) return undefined;
  return after.gid === undefined ? after.uid : `${after.uid}:${after.gid}`;
}

function mounts(findings: StageChange['findings'], wanted: Mount['kind']): readonly string[] {
  const found = findings.flatMap(({ evidence }) => evidence.flatMap((each) => mountOf(withoutMark(each)) ?? []));
  return found.filter(({ kind }) => kind === wanted).map(({ text }) => text);
}

function kubernetesCheck({ after }: StageChange): readonly CheckText[] {
  if (after === undefined || after.isNumeric) return [];
  const setting = after.uid === undefined ? `\`runAsUser\`, to the number that ${ID} prints` : `\`runAsUser: ${after.uid}\``;
  return [{ kind: 'kubernetes', text: `In Kubernetes, \`runAsNonRoot: true\` cannot check the name of a user: also set ${setting}.` }];
}
