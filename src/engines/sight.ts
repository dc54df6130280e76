import { readdirSync, readlinkSync } from 'node:fs';
import { readProc } from './processes.ts';
import type { Sighting } from './types.ts';

/** What `/proc/PID/status`, `uid_map`, `net/tcp` and `net/tcp6` say, wherever they were read. */
export interface ProcTexts {
  readonly status: string;
  /** Empty: uids are as the container counts. */
  readonly uidMap: string;
  readonly sockets: string;
}

/** Undefined where the status says no uid. */
export function sightingOf({ status, uidMap, sockets }: ProcTexts, only?: ReadonlySet<string>): Sighting | undefined {
  const uid = /^Uid:\s+\d+\s+(\d+)/m.exec(status)?.[1];
  return uid === undefined ? undefined : { uid: insideOf(Number(uid), uidMap), ports: listening(sockets, only) };
}

/** The same for a process of this host. `others` are processes of its container: with them, only sockets that one of them holds count. */
export function lookAtProcess(pid: number, others?: readonly number[]): Sighting | undefined {
  const sockets = `${readProc(pid, 'net/tcp')}\n${readProc(pid, 'net/tcp6')}`;
  const texts = { status: readProc(pid, 'status'), uidMap: readProc(pid, 'uid_map'), sockets };
  return sightingOf(texts, others === undefined ? undefined : new Set([pid, ...others].flatMap(socketsOf)));
}

/** Lines of uid_map: the first id inside, the first id as the reader counts, how many (user_namespaces(7)). */
function insideOf(uid: number, uidMap: string): number {
  for (const line of uidMap.split('\n')) {
    const [inside, outside, length] = line.trim().split(/\s+/).map(Number);
    if (inside !== undefined && outside !== undefined && length !== undefined && uid >= outside && uid < outside + length) return inside + uid - outside;
  }
  return uid;
}

/** `sl local_address rem_address st … inode`, numbers in hexadecimal, 0A for LISTEN (proc_net_tcp). */
function listening(sockets: string, only: ReadonlySet<string> | undefined): readonly number[] {
  const ports = new Set<number>();
  for (const line of sockets.split('\n')) {
    const fields = line.trim().split(/\s+/);
    if (fields[3] !== '0A' || (only !== undefined && !only.has(fields[9] ?? ''))) continue;
    const port = Number.parseInt(/:([0-9A-F]{4})$/.exec(fields[1] ?? '')?.[1] ?? '', 16);
    if (!Number.isNaN(port)) ports.add(port);
  }
  return [...ports].toSorted((a, b) => a - b);
}

/** Inodes of the sockets that a process holds. */
function socketsOf(pid: number): readonly string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).flatMap((name) => {
      try {
        return /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${name}`))?.[1] ?? [];
      } catch {
        return [];
      }
    });
  } catch {
    return [];
  }
}
