/** What `useradd` and `adduser` both take everywhere: nothing that a shell or a Dockerfile would read otherwise. */
const NAME = /^[a-z_][a-z0-9_-]{0,31}$/;
/** 2^32 - 1 means "no id" to chown(2) and setresuid(2). */
const LARGEST_ID = 4_294_967_294;

/** A name for a user or group that may be written into a Dockerfile. */
export function isPortableName(name: string): boolean {
  return NAME.test(name);
}

/** A number for a user or group other than root's. */
export function isOrdinaryId(id: number): boolean {
  return Number.isInteger(id) && id > 0 && id <= LARGEST_ID;
}
