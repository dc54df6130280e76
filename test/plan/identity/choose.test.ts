import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { chooseIdentity } from '../../../src/plan/identity/choose.ts';
import { userTool } from '../../../src/plan/user-tool.ts';
import type { Policy } from '../../../src/rewrite/types.ts';
import { lines, subjectOf } from '../../subject.ts';

/** `source: operand owner`, and what has to be created. */
function choose(text: readonly string[], policy: Partial<Policy> = {}): string {
  const subject = subjectOf(lines(...text), { policy });
  const choice = chooseIdentity(subject, userTool(subject));
  if (choice.kind === 'ambiguous') return `ambiguous: ${choice.evidence.length}`;
  if (choice.kind === 'unresolved') return `unresolved: ${choice.user}`;
  const { source, operand, owner, create } = choice.identity;
  const made = create === undefined ? '' : create.group ? ' + group and user' : ' + user';
  return `${source}: ${operand} ${owner}${made}`;
}

const FILES: readonly (readonly [name: string, choice: string, text: readonly string[], policy?: Partial<Policy>])[] = [
  // 1. policy
  ['a name that is new', 'policy: web web:web + group and user', ['FROM debian:12'], { user: 'web' }],
  ['a name and a group', 'policy: web web:staff + user', ['FROM debian:12'], { user: 'web', group: 'staff' }],
  ['a name that the stage creates', 'policy: web web:web', ['FROM debian:12', 'RUN useradd web'], { user: 'web' }],
  ['a name that the image has', 'policy: node node:node', ['FROM node:20'], { user: 'node' }],
  ['a name where nothing creates users', 'policy: 65532:65532 65532:65532', ['FROM scratch'], { user: 'web' }],
  ['a number', 'policy: 1234:1234 1234:1234', ['FROM debian:12'], { user: '1234' }],
  ['policy before an earlier user', 'policy: web web:web + group and user', ['FROM debian:12', 'USER app', 'USER root'], { user: 'web' }],
  // 2. the last user that was in force
  ['an earlier USER', 'earlier-user: app app:', ['FROM debian:12', 'USER app', 'USER root']],
  ['the last of two', 'earlier-user: two two:', ['FROM debian:12', 'USER one', 'USER two', 'USER root']],
  ['with its group', 'earlier-user: app:staff app:staff', ['FROM debian:12', 'USER app:staff', 'USER root']],
  ['a number', 'earlier-user: 1000 1000', ['FROM debian:12', 'USER 1000', 'USER root']],
  ['with the group that the stage gave it', 'earlier-user: app app:staff', ['FROM debian:12', 'RUN useradd -g staff app', 'USER app', 'USER root']],
  ['of a lower stage', 'earlier-user: app app:', ['FROM debian:12 AS base', 'USER app', 'FROM base', 'USER root']],
  ['not one that a shell reads otherwise', 'new-user: app app:app + group and user', ['FROM debian:12', 'USER ${U:-a\\b}', 'USER root']],
  ['a variable in quotes', 'earlier-user: $U "$U:"', ['FROM debian:12', 'ARG U=app', 'USER "$U"', 'USER root']],
  ['in quotes', 'earlier-user: app app:', ['FROM debian:12', 'USER "app"', 'USER root']],
  ['not what no account is called', 'new-user: app app:app + group and user', ['FROM debian:12', 'USER a;b', 'USER root']],
  ['nor a group', 'earlier-user: web web:', ['FROM debian:12', 'USER web', 'USER app:a b', 'USER root']],
  ['as written in this stage', 'earlier-user: ${U} "${U}:"', ['FROM debian:12', 'ARG U=app', 'USER ${U}', 'USER root']],
  // 3. the one user that the stage creates
  ['a user that nobody switches to', 'stage-user: app app:app', ['FROM debian:12', 'RUN useradd app']],
  ['not another account of root', 'new-user: app app:app + group and user', ['FROM debian:12', 'RUN useradd -o -u 0 toor']],
  ['not root itself', 'stage-user: web web:web', ['FROM debian:12', 'RUN useradd root', 'RUN useradd web']],
  ['not another account of root that policy names', 'new-user: app app:app + group and user', ['FROM debian:12', 'RUN useradd -o -u 0 toor'], { user: 'toor' }],
  ['of a lower stage', 'stage-user: app app:app', ['FROM alpine:3 AS base', 'RUN adduser -D app', 'FROM base']],
  ['not of another stage', 'new-user: app app:app + group and user', ['FROM debian:12 AS build', 'RUN useradd web', 'FROM debian:12', 'COPY --from=build /x /x']],
  ['its group is left to the tool where nothing tells it', 'stage-user: app app:', ['FROM debian:12', 'RUN adduser --system app']],
  ['a name in a variable', 'stage-user: $U "$U:"', ['FROM debian:12', 'ARG U=app', 'RUN useradd -r $U']],
  ['several', 'ambiguous: 2', ['FROM debian:12', 'RUN useradd one', 'RUN useradd two']],
  ['several, one in a chown', 'stage-user: two two:two', ['FROM debian:12', 'RUN useradd one && useradd two', 'RUN chown -R two /app']],
  ['several, one in a COPY', 'stage-user: one one:one', ['FROM debian:12', 'RUN useradd one && useradd two', 'COPY --chown=one:one . /app']],
  ['several, two in chowns', 'ambiguous: 2', ['FROM debian:12', 'RUN useradd one && useradd two', 'RUN chown one /a && chown two /b']],
  // one that is deleted again, or goes by another name
  ['deleted in the same RUN', 'new-user: app app:app + group and user', ['FROM debian:12', 'RUN useradd web && x && userdel -r web']],
  ['deleted in a later one', 'new-user: app app:app + group and user', ['FROM debian:12', 'RUN useradd web', 'RUN userdel web || true']],
  ['deleted in a later stage', 'new-user: app app:app + group and user', ['FROM debian:12 AS base', 'RUN useradd web', 'FROM base', 'RUN userdel web']],
  ['not in another stage', 'stage-user: web web:web', ['FROM debian:12 AS base', 'RUN useradd web', 'FROM base AS other', 'RUN userdel web', 'FROM base']],
  ['made again', 'stage-user: web web:staff', ['FROM debian:12', 'RUN useradd web && userdel web && useradd -g staff web']],
  ['deleted although it was in force', 'new-user: app app:app + group and user', ['FROM debian:12', 'RUN useradd web', 'USER web', 'USER root', 'RUN userdel web']],
  ['its name is not taken again', 'new-user: appuser appuser:appuser + group and user', ['FROM debian:12', 'RUN useradd app && userdel app']],
  ['only out of a group', 'stage-user: web web:web', ['FROM alpine:3', 'RUN adduser -D web && deluser web users']],
  ['below another root', 'stage-user: web web:web', ['FROM debian:12', 'RUN useradd web && userdel -R /mnt web']],
  ["the image's own", 'new-user: app app:app + group and user', ['FROM node:20', 'RUN userdel -r node']],
  ["the image's own, made anew", 'stage-user: node node:node', ['FROM node:20-alpine', 'RUN deluser --remove-home node && adduser -D -u 1001 node']],
  ['its group', 'image-user: node node:web', ['FROM node:20', 'RUN groupmod -n web node']],
  ['given the application and deleted', 'new-user: app app:app + group and user', ['FROM debian:12', 'WORKDIR /app', 'COPY . .', 'RUN chown -R games /app && userdel games']],
  ['renamed', 'stage-user: web web:web', ['FROM node:20', 'RUN usermod -l web node && groupmod -n web node']],
  ['renamed, its group first', 'stage-user: web web:web', ['FROM node:20', 'RUN groupmod -n web node', 'RUN usermod -l web node']],
  ['renamed without its group', 'stage-user: web web:node', ['FROM node:20', 'RUN usermod -l web node']],
  ['renamed and deleted', 'new-user: app app:app + group and user', ['FROM node:20', 'RUN usermod -l web node', 'RUN userdel web']],
  ['one of its own, renamed', 'stage-user: web web:svc', ['FROM debian:12', 'RUN useradd svc', 'RUN usermod --login=web svc']],
  ['one of a lower stage, renamed', 'stage-user: web web:svc', ['FROM debian:12 AS base', 'RUN useradd svc', 'FROM base', 'RUN usermod -l web svc']],
  ['an account of the system, renamed', 'stage-user: web web:', ['FROM debian:12', 'RUN usermod -l web www-data']],
  ['to a name that the build may choose', 'stage-user: $U "$U:"', ['FROM node:20', 'ARG U=web', 'RUN usermod -l $U node']],
  ['--user that is deleted', 'policy: web web:web + group and user', ['FROM debian:12', 'RUN useradd web && userdel web'], { user: 'web' }],
  // one that only the build knows
  ['under a condition', 'unresolved: web', ['FROM debian:12', 'RUN if [ "$A" = yes ]; then useradd web; fi']],
  ['of a list', 'unresolved: web', ['FROM debian:12', 'RUN [ -z "$A" ] || useradd web']],
  ['of a number', 'unresolved: web', ['FROM debian:12', 'RUN id 1000 || useradd -u 1000 web']],
  ['deleted under a condition', 'unresolved: node', ['FROM node:20', 'RUN if [ "$A" = yes ]; then userdel node; fi']],
  ['renamed under a condition', 'unresolved: web', ['FROM node:20', 'RUN if [ "$A" = yes ]; then usermod -l web node; fi']],
  ['and needed without one', 'stage-user: web web:web', ['FROM debian:12', 'RUN if [ "$A" = yes ]; then useradd web; fi', 'RUN chown web:web /srv']],
  ['and needed under the same', 'unresolved: web', ['FROM debian:12', 'RUN if [ "$A" = yes ]; then useradd web && chown web /srv; fi']],
  ['whether it is there', 'stage-user: web web:web', ['FROM debian:12', 'RUN id -u web >/dev/null 2>&1 || useradd web']],
  ['deleted if it is there', 'new-user: app app:app + group and user', ['FROM node:20', 'RUN getent passwd node && userdel node; true']],
  ['deleted and made again in one branch', 'stage-user: node node:node', ['FROM node:20', 'RUN if [ "$A" != 1000 ]; then userdel node; useradd -u "$A" node; fi']],
  ['of a group', 'new-user: appuser appuser:appuser + group and user', ['FROM debian:12', 'RUN if [ "$A" = yes ]; then groupadd app; fi']],
  // or whom the file gives the application to
  ['chown -R of its directory', 'stage-owner: www-data www-data:www-data', ['FROM debian:12', 'WORKDIR /app', 'COPY . .', 'RUN chown -R www-data:www-data /app']],
  ['--chown of what lands there', 'stage-owner: www-data www-data:www-data', ['FROM debian:12', 'WORKDIR /app', 'COPY --chown=www-data:www-data . .']],
  ['--chown with a number', 'stage-owner: 4711:4711 4711:4711', ['FROM debian:12', 'WORKDIR /app', 'ADD --chown=4711:4711 . .']],
  ['--chown on an image that is not known', 'stage-owner: svc svc:svc', ['FROM example.org/x', 'WORKDIR /app', 'COPY --chown=svc:svc . .']],
  ['--chown does not prove that an account exists', 'new-user: app app:app + group and user', ['FROM debian:12', 'WORKDIR /app', 'COPY --chown=svc:svc . .']],
  ['and its name is not taken for free', 'new-user: appuser appuser:appuser + group and user', ['FROM debian:12', 'WORKDIR /app', 'COPY --chown=app:app . .']],
  ['a name means nothing on scratch', 'numeric: 65532:65532 65532:65532', ['FROM scratch', 'WORKDIR /app', 'COPY --chown=svc:svc . .']],
  ['--chown to root says nothing', 'new-user: app app:app + group and user', ['FROM debian:12', 'WORKDIR /app', 'COPY --chown=0:0 . .']],
  ['--chown elsewhere says nothing', 'new-user: app app:app + group and user', ['FROM debian:12', 'WORKDIR /app', 'COPY --chown=games . /srv/x']],
  ['several owners say nothing', 'new-user: app app:app + group and user', ['FROM debian:12', 'WORKDIR /app', 'COPY --chown=games a .', 'COPY --chown=news b .']],
  ['the last chown -R outdoes them', 'stage-owner: games games:', ['FROM debian:12', 'WORKDIR /app', 'COPY --chown=news a .', 'RUN chown -R games /app']],
  ['an owner that the build may choose says nothing', 'new-user: app app:app + group and user', ['FROM debian:12', 'ARG U=games', 'WORKDIR /app', 'COPY --chown=$U . .']],
  ['a builder stage says nothing', 'new-user: app app:app + group and user', ['FROM node:22 AS b', 'WORKDIR /app', 'COPY --chown=node . .', 'FROM debian:12', 'WORKDIR /app', 'COPY --from=b /app .']],
  // 4. the image's own default user, left by the file
  ['a base that the file made root', 'image-default: jenkins jenkins:', ['FROM jenkins/jenkins', 'USER root']],
  ['a number as the image\'s default', 'image-default: 65532 65532', ['FROM gcr.io/distroless/static-debian12:nonroot', 'USER root']],
  // 5. the image's user for applications
  ['node', 'image-user: node node:node', ['FROM node:20']],
  ['.NET', 'image-user: app app:app', ['FROM mcr.microsoft.com/dotnet/aspnet:8.0']],
  ['bun', 'image-user: bun bun:bun', ['FROM oven/bun']],
  ['an account for something else', 'new-user: app app:app + group and user', ['FROM ubuntu:24.04']],
  // 6. a new one
  ['a new user', 'new-user: app app:app + group and user', ['FROM debian:12']],
  ['the group exists', 'new-user: app app:app + user', ['FROM debian:12', 'RUN groupadd app']],
  ['--group', 'new-user: app app:staff + user', ['FROM debian:12'], { group: 'staff' }],
  ['--group that is new', 'new-user: app app:crew + group and user', ['FROM debian:12'], { group: 'crew' }],
  ['an account that Debian has', 'policy: www-data www-data:', ['FROM debian:12'], { user: 'www-data' }],
  ['a name that a RUN has needed exists', 'new-user: appuser appuser:appuser + group and user', ['FROM debian:12', 'RUN apt-get install -y x && chown app /x']],
  ['--user that a RUN has needed exists', 'policy: svc svc:', ['FROM debian:12', 'RUN apt-get install -y x && chown svc /x'], { user: 'svc' }],
  ['--user that was in force', 'policy: svc svc:', ['FROM debian:12', 'USER svc', 'USER root'], { user: 'svc' }],
  ['--group that a user has brought', 'policy: web web:svc + user', ['FROM debian:12', 'RUN useradd svc'], { user: 'web', group: 'svc' }],
  ['--uid of an account of the image', 'image-user: ubuntu ubuntu:ubuntu', ['FROM ubuntu:24.04'], { uid: 1000 }],
  ['--uid of it with another gid', 'new-user: app app:app + group and user', ['FROM ubuntu:24.04'], { uid: 1000, gid: 5000 }],
  ['--uid of it with another name', 'policy: web web:web + group and user', ['FROM ubuntu:24.04'], { uid: 1000, user: 'web' }],
  ['--gid of a group of the image', 'new-user: app app:ubuntu + user', ['FROM ubuntu:24.04'], { uid: 5000, gid: 1000 }],
  ['a group without a user on Alpine', 'policy: www-data www-data:www-data + user', ['FROM alpine:3.20'], { user: 'www-data' }],
  // 7. numbers
  ['scratch', 'numeric: 65532:65532 65532:65532', ['FROM scratch', 'CMD ["/x"]']],
  ['distroless', 'numeric: 65532:65532 65532:65532', ['FROM gcr.io/distroless/static-debian12', 'CMD ["/x"]']],
  ['numbers from policy', 'numeric: 5:6 5:6', ['FROM scratch'], { uid: 5, gid: 6 }],
];

for (const [name, choice, text, policy] of FILES) {
  test(`${name}: ${text.join('; ')}`, () => assert.is(choose(text, policy), choice));
}

test('a home is known where the file or the table tells it', () => {
  const home = (...text: readonly string[]): string | undefined => {
    const subject = subjectOf(lines(...text));
    const choice = chooseIdentity(subject, userTool(subject));
    return choice.kind === 'identity' ? choice.identity.home : undefined;
  };
  assert.is(home('FROM node:20'), '/home/node');
  assert.is(home('FROM debian:12', 'RUN useradd -m app'), '/home/app');
  assert.is(home('FROM debian:12', 'RUN useradd app'), undefined);
  assert.is(home('FROM debian:12', 'RUN useradd -m app', 'USER app', 'USER root'), '/home/app');
});

test.run();
