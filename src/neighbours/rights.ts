/** The words for rights over the host, the same for every kind of file. */
export const PRIVILEGED = 'privileged';
export const HOST_NETWORK = 'host network';
export const HOST_PROCESSES = 'host processes';

/** `CAP_NET_ADMIN` and `net_admin` are the same capability. */
export function capability(name: string): string {
  return `capability ${name.toUpperCase().replace(/^CAP_/, '')}`;
}

/** A device as the engine takes it, `HOST[:CONTAINER[:RIGHTS]]`: its path on the host. */
export function device(text: string): string {
  return `device ${text.split(':')[0] ?? text}`;
}
