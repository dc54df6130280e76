/** One thing that `unroot prove` must do with a real engine. */
export interface CommandTrial {
  readonly name: string;
  /**
   * @param env in which buildah finds the base images
   * @returns what is not as it must be; empty if all is
   */
  run(env: NodeJS.ProcessEnv): Promise<readonly string[]>;
}
