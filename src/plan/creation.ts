import { FIXED_ID } from './identity/fixed-ids.ts';
import type { Identity, UserTool } from './types.ts';

/** shadow before 4.13 writes sparse logs as long as the largest id (hadolint DL3046); beyond this they hurt. */
const LARGE_ID = 65535;

/** The largest id that BusyBox' tools take (LAST_ID; Alpine's take 256000). */
const BUSYBOX_LAST_ID = 60_000;

/**
 * The command of the RUN that creates an identity's group and user; undefined where nothing can be created.
 * Options are the short ones: they work on every release of shadow and on BusyBox before 1.28.
 *
 * @param home the user needs a home directory
 */
export function creationCommand(identity: Identity, tool: UserTool, home: boolean): string | undefined {
  const { create, user } = identity;
  if (create === undefined) return undefined;
  const group = identity.group ?? user;
  switch (tool.kind) {
    case 'shadow':
      return shadow(user, group, create, home);
    case 'install':
      return `${tool.install} && ${shadow(user, group, create, home)}`;
    case 'busybox':
      return Math.max(create.uid ?? 0, create.gid ?? 0) > BUSYBOX_LAST_ID ? append(user, group, create, home) : busybox(user, group, create, home);
    case 'append':
      return append(user, group, create, home);
    case 'none':
      return undefined;
  }
}

type Create = NonNullable<Identity['create']>;

function shadow(user: string, group: string, create: Create, home: boolean): string {
  const gid = create.gid === undefined ? '' : ` -g ${create.gid}`;
  const uid = create.uid === undefined ? '' : ` -u ${create.uid}`;
  const noLog = (create.uid ?? 0) > LARGE_ID ? ' -l' : '';
  const add = `useradd -r${noLog}${home ? ' -m' : ''}${uid} -s /bin/false -g ${group} ${user}`;
  return create.group ? `groupadd -r${gid} ${group} && ${add}` : add;
}

function busybox(user: string, group: string, create: Create, home: boolean): string {
  const gid = create.gid === undefined ? '' : ` -g ${create.gid}`;
  const uid = create.uid === undefined ? '' : ` -u ${create.uid}`;
  const add = `adduser -S -D${home ? '' : ' -H'}${uid} -s /bin/false -G ${group} ${user}`;
  return create.group ? `addgroup -S${gid} ${group} && ${add}` : add;
}

function append(user: string, group: string, create: Create, home: boolean): string {
  const uid = create.uid ?? FIXED_ID;
  const gid = create.gid ?? uid;
  const place = home ? `/home/${user}` : '/nonexistent';
  const lines = [
    ...(create.group ? [`echo '${group}:x:${gid}:' >> /etc/group`] : []),
    `echo '${user}:x:${uid}:${gid}::${place}:/bin/false' >> /etc/passwd`,
    ...(home ? [`mkdir -p ${place}`, `chown ${uid}:${gid} ${place}`] : []),
  ];
  return lines.join(' && ');
}
