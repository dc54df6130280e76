import type { ImageConfig } from '../engines/types.ts';
import type { Evidence } from '../rewrite/types.ts';

/** How one image of a Dockerfile is built, and who says so. */
export interface BuildSettings {
  /** Absolute path of the build context. */
  readonly context: string;
  /** Undefined: the last stage. */
  readonly target: string | undefined;
  readonly buildArgs: Readonly<Record<string, string>>;
  /** The neighbour that declares this build; undefined: the command line, or nothing but the Dockerfile. */
  readonly declared: Evidence | undefined;
}

/** What a person wants to be done with both images. */
export interface ProofSettings {
  /** Milliseconds that the program is watched. */
  readonly watchFor: number;
  /** Milliseconds after which a build is ended. */
  readonly buildTimeout: number;
  /** A command for `sh -c` on this host, run against each container. */
  readonly smoke: string | undefined;
  readonly env: Readonly<Record<string, string>>;
  /** Container ports that the program listens on, beside those of EXPOSE. */
  readonly ports: readonly number[];
  /** Ends the watching before its time. */
  readonly seenEnough?: (ports: readonly number[], log: string) => boolean;
}

export type Side = 'before' | 'after';

/** What was seen of one image while it was built and run. */
export type Observation =
  /** It was not built. */
  | { readonly reached: 'nothing'; readonly buildLog: string }
  /** It was not started: the engine's own words. */
  | { readonly reached: 'built'; readonly buildLog: string; readonly config: ImageConfig; readonly problem: string }
  | { readonly reached: 'started'; readonly buildLog: string; readonly config: ImageConfig; readonly run: RunObservation };

export interface RunObservation {
  /** Exit code of the program; undefined: it was still running at the end. */
  readonly exit: number | undefined;
  /** Effective uid of the main process when it was last seen; undefined: it was not. */
  readonly uid: number | undefined;
  /** TCP ports that it listened on at the end, or when it was last seen. */
  readonly ports: readonly number[];
  readonly health: { readonly healthy: boolean; readonly output: string } | undefined;
  readonly smoke: { readonly exit: number; readonly output: string } | undefined;
  /** Lines of the log that tell of an access which was denied (EACCES, EPERM, EROFS). */
  readonly denied: readonly string[];
  /** Both streams of the program. */
  readonly log: string;
}

export type FaultCode =
  /** The image as it was gives nothing to compare with. */
  | 'before-not-built' | 'before-not-started' | 'before-ended' | 'before-unhealthy' | 'before-smoke'
  /** The rewrite is worse than what was. */
  | 'not-built' | 'config-differs' | 'not-started' | 'exit-differs' | 'unhealthy' | 'port-lost' | 'smoke-fails' | 'access-denied' | 'still-root';

/** One thing that keeps a proof from holding. */
export interface Fault {
  readonly code: FaultCode;
  readonly message: string;
  /** The lines of a log that show it. */
  readonly lines: readonly string[];
}

/** `holds`: the image after does what the image before did. `breaks`: it does not. `open`: the image before gave nothing to compare with. */
export type Verdict = 'holds' | 'breaks' | 'open';

/** One image, built and run before and after the rewrite of its Dockerfile. */
export interface Proof {
  readonly settings: BuildSettings;
  readonly verdict: Verdict;
  readonly faults: readonly Fault[];
  readonly before: Observation;
  /** Undefined where it was not tried, because the image before does not build. */
  readonly after: Observation | undefined;
}
