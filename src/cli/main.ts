import { TRANSFORMS } from '../rewrite/selection.ts';
import { formatHelp } from './help.ts';
import type { Invocation } from './invocation.ts';
import type { Io } from './io.ts';
import { messages, TOPIC_HELP } from './messages.ts';
import { firstVerb, splitArguments } from './scan-arguments.ts';
import { readToolVersion } from './tool-version.ts';
import { runTopic, topicOf } from './topics.ts';

/** Runs one command line. The result is the exit status: 0, 1 or 2. Nothing is thrown. */
export async function main(io: Io): Promise<number> {
  try {
    return await run(io);
  } catch (error) {
    io.stderr.write(messages.error(error instanceof Error ? error.message : String(error)));
    if (io.env['UNROOT_DEBUG'] === '1' && error instanceof Error) io.stderr.write(`${error.stack ?? ''}\n`);
    return 2;
  }
}

// Each part is loaded when it is needed: help and version load neither yargs nor any parser.
async function run(io: Io): Promise<number> {
  const { head } = splitArguments(io.argv);
  if (head.includes('--help') || head.includes('-h') || io.argv.length === 0 || head[0] === 'help') {
    const topic = topicOf(head.filter((word) => word !== 'help'));
    io.stdout.write(topic === undefined ? formatHelp(firstVerb(head), TRANSFORMS) : `${TOPIC_HELP[topic].join('\n')}\n`);
    return 0;
  }
  if (head.includes('--version') || head.includes('-V')) {
    io.stdout.write(`${readToolVersion()}\n`);
    return 0;
  }
  const topic = topicOf(head);
  if (topic !== undefined) return await runTopic(topic, io.argv.slice(io.argv.indexOf(topic) + 1), io);
  const { parseArguments } = await import('./parse-arguments.ts');
  const parsed = parseArguments(io.argv);
  if (parsed.ok) return await runVerb(await withListed(parsed.invocation, io), io);
  io.stderr.write(messages.usage(parsed.message, parsed.verb));
  return 2;
}

/** With the paths that a file lists. Which repositories they belong to, `bulk` finds out itself. */
async function withListed(invocation: Invocation, io: Io): Promise<Invocation> {
  const { filesFrom, paths, bulk } = invocation;
  if (filesFrom === undefined || bulk !== undefined) return invocation;
  const { readList } = await import('./read-list.ts');
  return { ...invocation, paths: [...paths, ...(await readList(filesFrom, io))] };
}

async function runVerb(invocation: Invocation, io: Io): Promise<number> {
  if (invocation.stdin !== undefined) {
    const { runStdin } = await import('./run-stdin.ts');
    return await runStdin(invocation, invocation.stdin.filename, io);
  }
  switch (invocation.verb) {
    case 'check':
      return await (await import('./check.ts')).check(invocation, io);
    case 'diff':
      return await (await import('./diff.ts')).diff(invocation, io);
    case 'fix':
      return await (await import('./fix.ts')).fix(invocation, io);
    case 'prove':
      return await (await import('./prove.ts')).prove(invocation, io);
    case 'bulk':
      return await (await import('./bulk.ts')).bulk(invocation, io);
  }
}
