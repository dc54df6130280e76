/** Runs `work` with other environment variables: undefined takes one away. What was there before comes back. */
export async function withEnvironment(changes: Readonly<Record<string, string | undefined>>, work: () => void | Promise<void>): Promise<void> {
  const before = { ...process.env };
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
  try {
    await work();
  } finally {
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
    Object.assign(process.env, before);
  }
}

/** Nobody that git knows: no configuration but that of the repository, and no name in the environment. */
export const NOBODY: Readonly<Record<string, string | undefined>> = {
  GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null', GIT_CONFIG_COUNT: undefined, EMAIL: undefined,
  GIT_AUTHOR_NAME: undefined, GIT_AUTHOR_EMAIL: undefined, GIT_COMMITTER_NAME: undefined, GIT_COMMITTER_EMAIL: undefined,
};

/** Somebody, at a time that does not move. */
export const SOMEBODY: Readonly<Record<string, string | undefined>> = {
  ...NOBODY,
  GIT_AUTHOR_NAME: 'a', GIT_AUTHOR_EMAIL: 'a@example.org', GIT_AUTHOR_DATE: '1700000000 +0000',
  GIT_COMMITTER_NAME: 'c', GIT_COMMITTER_EMAIL: 'c@example.org', GIT_COMMITTER_DATE: '1700000000 +0000',
};
