import type { Runner } from './run-command.ts';

export type EngineName = 'docker' | 'podman' | 'buildah';

/** One image to be built. */
export interface BuildRequest {
  /** The Dockerfile, as the bytes that the engine shall read. */
  readonly dockerfile: string;
  /** The name of the Dockerfile, which the engine repeats in its messages. */
  readonly name: string;
  /** Absolute path of the build context. */
  readonly context: string;
  /** Rules of what stays out of the context in place of its own `.dockerignore`: those of `<Dockerfile>.dockerignore`. */
  readonly ignore?: string | undefined;
  /** Build target; undefined: the last stage. */
  readonly target: string | undefined;
  readonly buildArgs: Readonly<Record<string, string>>;
  /** Whether each step is kept, so that the next build is quick where its lines are the same; where the engine leaves the choice. */
  readonly keepSteps: boolean;
  /** Milliseconds after which the build is ended. */
  readonly timeout: number;
  /** Each line that the engine prints, as it comes. */
  readonly onLine: (line: string) => void;
}

export type BuildResult =
  | { readonly ok: true; readonly image: Image; readonly log: string }
  | { readonly ok: false; readonly log: string };

/** How an image is run, as its configuration says (OCI image-spec, config.md, and Docker's additions to it). */
export interface ImageConfig {
  readonly User: string;
  readonly Env: readonly string[];
  readonly Entrypoint: readonly string[];
  readonly Cmd: readonly string[];
  readonly WorkingDir: string;
  readonly ExposedPorts: readonly string[];
  readonly Volumes: readonly string[];
  readonly Labels: Readonly<Record<string, string>>;
  readonly StopSignal: string;
  readonly Shell: readonly string[];
  readonly OnBuild: readonly string[];
  readonly Healthcheck: Healthcheck | undefined;
}

export interface Healthcheck {
  /** `NONE`, or `CMD` and words, or `CMD-SHELL` and one line (moby, image/spec). */
  readonly Test: readonly string[];
  /** Milliseconds; 0: the engine's own, which is 30 s. */
  readonly Timeout: number;
}

/** An image that this run has built. It goes with the engine's `close`. */
export interface Image {
  readonly config: ImageConfig;
  start(options: StartOptions): Promise<Container>;
}

export interface StartOptions {
  readonly env: Readonly<Record<string, string>>;
  /** Container ports that the host shall reach, beside those which the image exposes. */
  readonly ports: readonly number[];
}

/** A container that was started; `remove` ends it. */
export interface Container {
  /** By container port, the port of this host that leads to it. */
  readonly ports: ReadonlyMap<number, number>;
  /** Undefined while it runs, else its exit code. */
  exitCode(): Promise<number | undefined>;
  /** What can be seen of it now; undefined: nothing, because it has ended or the engine does not show it. */
  look(): Promise<Sighting | undefined>;
  /** Runs a command inside, with the user and environment of the image. */
  run(argv: readonly string[], timeout: number): Promise<{ readonly exit: number | undefined; readonly output: string }>;
  /** What it has printed so far, both streams in order. */
  log(): Promise<string>;
  remove(): Promise<void>;
}

/** A look at a running container. */
export interface Sighting {
  /** Effective uid of the main process, as the container counts. */
  readonly uid: number;
  /** TCP ports on which it listens, sorted. */
  readonly ports: readonly number[];
}

/** A program that builds and runs images. */
export interface Engine {
  readonly name: EngineName;
  readonly version: string;
  /** Now and then all that a short program prints is lost: what printed nothing is to be run again. */
  readonly losesOutput: boolean;
  /** Runs commands on this host, which end with `close`. */
  readonly host: Runner;
  build(request: BuildRequest): Promise<BuildResult>;
  /**
   * Ends what is going on, and removes every container, image and temporary file of this run. Safe to call at any time, and twice.
   *
   * @throws EngineError with what could not be removed
   */
  close(): Promise<void>;
}

/** The engine could not do what was asked, whatever the image is like: its own words. */
export class EngineError extends Error {}

/** The person has ended the run: nothing that comes of it counts. */
export class EngineEnded extends Error {
  constructor() {
    super('ended before the proof was done');
  }
}
