import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { NAMES, OWNER } from './estate.ts';

export interface PullRequest {
  readonly repository: string;
  readonly title: string;
  readonly body: string;
}

/** Certificate and key of a server, as PEM. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

/** A code host on this machine that knows the repositories of the estate and keeps the pull requests that it is asked for. */
export interface CodeHost {
  /** Host and port. */
  readonly authority: string;
  readonly pullRequests: readonly PullRequest[];
  close(): Promise<void>;
}

/** Answers what engines ask of GitHub's API before and after their work, on the loopback interface. */
export async function openCodeHost(urlOf: (name: string) => string, certificate?: Certificate): Promise<CodeHost> {
  const pullRequests: PullRequest[] = [];
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const [status, body] = reply(request.method ?? '', new URL(request.url ?? '/', 'http://host'), Buffer.concat(chunks).toString());
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
  };
  const server = certificate === undefined ? createServer(answer) : createSecureServer(certificate, answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the server has no address');
  return {
    authority: `127.0.0.1:${address.port}`,
    pullRequests,
    close: () => new Promise((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    }),
  };

  function reply(method: string, { pathname, searchParams }: URL, body: string): readonly [number, unknown] {
    const name = new RegExp(`/${OWNER}/([^/]+?)(?:\\.git)?(?:/|$)`).exec(pathname)?.[1];
    if (pathname.endsWith(`/orgs/${OWNER}/repos`)) return [200, Number(searchParams.get('page') ?? 1) > 1 ? [] : NAMES.map(describe)];
    if (method === 'POST' && pathname.endsWith('/pulls') && name !== undefined) return [201, accept(name, body)];
    if (method === 'GET' && pathname.endsWith('/pulls')) return [200, []];
    if (method === 'GET' && name !== undefined && NAMES.includes(name)) return [200, describe(name)];
    return [404, { message: 'Not Found' }];
  }

  function accept(repository: string, text: string): object {
    const { title, body }: Omit<PullRequest, 'repository'> = JSON.parse(text);
    pullRequests.push({ repository, title, body });
    return { number: pullRequests.length, title, body, state: 'open', html_url: `https://example.org/${OWNER}/${repository}/pull/${pullRequests.length}` };
  }

  function describe(name: string): object {
    const permissions = { pull: true, push: true, admin: true };
    return { name, full_name: `${OWNER}/${name}`, owner: { login: OWNER }, clone_url: urlOf(name), html_url: urlOf(name), default_branch: 'main', permissions };
  }
}
