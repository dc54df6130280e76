/** A folder of another image that is copied into this one. */
export interface Copy {
  readonly image: string;
  readonly source: string;
  readonly target: string;
  /** `uid:gid`; root if it is left out. */
  readonly owner?: string;
}

/** A file or folder of this machine that is copied into an image. */
export interface HostCopy {
  readonly source: string;
  readonly target: string;
}

/** What a `docker inspect` would show; what is left out stays as the parent has it. */
export interface Settings {
  readonly user?: string;
  readonly workdir?: string;
  readonly entrypoint?: readonly string[];
  readonly cmd?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly ports?: readonly number[];
  /** Ports of the parent that are taken away. */
  readonly withoutPorts?: readonly number[];
  readonly volumes?: readonly string[];
}

/** How one image is made. The steps are carried out in the order of the fields. */
export interface Base {
  /** References that Dockerfiles name it by, in full; other bases name it by the first. */
  readonly tags: readonly string[];
  /** First tag of another base; nothing stands for `scratch`. */
  readonly from?: string;
  /** Script of `scripts/` that this machine runs, as root, with the folder that becomes the image in `ROOT`. */
  readonly hostScript?: string;
  readonly copies?: readonly Copy[];
  readonly hostCopies?: readonly HostCopy[];
  /** Debian packages. */
  readonly packages?: readonly string[];
  /** Text of files by path. */
  readonly files?: Readonly<Record<string, string>>;
  /** The same for files that can be run. */
  readonly programs?: Readonly<Record<string, string>>;
  /** Lines of shell that run inside, as root. */
  readonly run?: readonly string[];
  /** Scripts of `scripts/` that run inside after those. */
  readonly scripts?: readonly string[];
  readonly settings?: Settings;
}
