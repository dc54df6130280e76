import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { templateReason } from '../../src/locate/template.ts';
import { endsSoon } from '../ends-soon.ts';

const lines = (...text: string[]): string => `${text.join('\n')}\n`;

const templates: readonly string[] = [
  lines('FROM {{ image }}'),
  lines('FROM {{image}}:{{tag}}'),
  lines('FROM "{{ image }}"'),
  lines('ARG V=1', 'FROM node:<%= version %>'),
  lines('FROM @BASE_IMAGE@', 'CMD ["x"]'),
  lines('FROM balenalib/%%BALENA_MACHINE_NAME%%-node'),
  lines('{% if alpine %}', 'FROM alpine', '{% else %}', 'FROM debian', '{% endif %}'),
  lines('\uFEFF{%- set x = 1 -%}', 'FROM a'),
  lines('{# a note #}', 'FROM a'),
  lines('<% if x %>', 'FROM a', '<% end %>'),
  lines('FROM a', '{{ install }}'),
  lines('FROM a', '{{#each packages}}', 'RUN apk add {{this}}', '{{/each}}'),
  lines('FROM a', '@INSTALL@'),
  lines('FROM a', 'RUN {{ command }}'),
  lines('FROM a', 'RUN --mount=type=cache,target=/x {{command}}'),
  lines('FROM a', 'CMD {{cmd}}'),
  lines('FROM a', 'USER {{user}}'),
  lines('FROM a', 'COPY {{ src }} /app'),
  lines('FROM a', 'WORKDIR @PREFIX@/lib'),
  lines('FROM a', 'EXPOSE {{port}}'),
  lines('FROM a', 'VOLUME ["{{ data }}"]'),
  lines('FROM a', 'ENV VERSION {{ version }}'),
  lines('FROM a', 'ENV VERSION=@VERSION@ \\', '  OTHER=1'),
  lines('FROM a', 'ENV V %%VERSION%%-1'),
  lines('FROM a', 'ARG BRANCH=@BRANCH@'),
  lines('FROM a', 'RUN apt-get install \\', '  {{ packages }} \\', '  && true'),
  lines('FROM a', 'RUN apk add \\', '{%- for p in packages %} \\', '  x \\', '{%- endfor %} \\', '  && true'),
  lines('FROM a', 'RUN cat <<EOF', 'x', 'EOF', '{% if y %}'),
  lines('FROM a', 'RUN echo $((1<<BITS))', '{{ more }}'),
  lines('#include "common.Dockerfile"', 'FROM a'),
  lines('FROM a', '#include <base>'),
  lines('#ifdef DEBUG', 'FROM a', '#endif'),
  '# escape=`\r\nFROM a\r\nRUN x `\r\n  y\r\n{{ z }}\r\n',
];

const dockerfiles: readonly string[] = [
  '',
  lines('FROM alpine@sha256:0123'),
  lines('ARG V', 'FROM node:${V:-20}', 'FROM x:${V%%-*}'),
  lines('FROM a', "RUN docker inspect --format '{{ .State }}' x"),
  lines('FROM a', 'RUN docker inspect --format "{{ .State }}" x'),
  lines('FROM a', 'RUN go list -f {{.Dir}} ./...'),
  lines('FROM a', "RUN curl -w '{{' x && echo \"{{ foo }}\""),
  lines('FROM a', 'RUN echo "\\"{{ foo }}"'),
  lines('FROM a', 'RUN mkdir -p {{a,b},c}'),
  lines('FROM a', 'LABEL x="{{ y }}" z=\'{% raw %}\''),
  lines('FROM a', 'ENV FORMAT={{.Names}}'),
  lines('FROM a', 'CMD ["docker", "ps", "--format", "{{ .Names }}"]'),
  lines('FROM a', 'HEALTHCHECK CMD curl -w "%{http_code}" x'),
  lines('FROM a', 'RUN npm i -g @angular/cli@latest @scope/x@1'),
  lines('FROM a', 'COPY packages/@org/x node_modules/@org/x'),
  lines('FROM a', 'RUN sed -i "s/@VERSION@/1/" x && sed -i s/@NAME@/y/ x'),
  lines('FROM a', 'ENV URL=https://user@host@x/ MAIL=a@example.org@', 'ENV DATE=+%Y%%m%%d'),
  lines('FROM a', 'MAINTAINER A B <a@example.org>'),
  lines('FROM a', 'RUN cat <<EOF > /x.conf', '{{ range services }}', '{% if x %}', '<% y %>', '#include <stdio.h>', 'EOF', 'CMD ["x"]'),
  lines('FROM a', "COPY <<-'ONE' <<TWO /x/", '\t{{ a }}', '\tONE', '{{ b }}', 'TWO', 'USER 1'),
  lines('FROM a', "RUN echo '\\", '  {{ x }}\\', "  {% y %}'"),
  lines('FROM a', '# {{ x }}', '#{% y %}', '# include "x"', '# @VAR@', '#include files by hand', '#if you must', 'CMD x'),
  lines('FROM a', 'RUN x \\', '  # {{ comment }}', '', '  && y'),
  lines('FROM a', 'RUN [ "$a" <"$b" ] && x <%b'),
  lines('FROM a', 'RUN cat <<<EOF', 'CMD ["x"]'),
];

test('files that must be filled in first', () => {
  for (const text of templates) assert.ok(templateReason('Dockerfile', text), text);
});

test('Dockerfiles that only hold the same signs', () => {
  for (const text of dockerfiles) assert.is(templateReason('Dockerfile', text), undefined, text);
});

test('by name', () => {
  for (const ending of ['j2', 'tmpl', 'erb', 'in', 'tpl', 'template', 'mustache', 'hbs', 'J2']) {
    assert.is(templateReason(`a/Dockerfile.${ending}`, 'FROM a\n')?.message, `its name ends in .${ending}`);
  }
  for (const name of ['Dockerfile.main', 'Dockerfile.j2.debian', 'template/Dockerfile', 'x.tmpl/Dockerfile']) {
    assert.is(templateReason(name, 'FROM a\n'), undefined, name);
  }
});

test('the reason says where', () => {
  assert.equal(templateReason('Dockerfile', 'FROM a\n\nUSER {{u}}\n'), { line: 3, message: 'a placeholder stands in USER: USER {{u}}' });
});

test('ends soon on hostile text', () => {
  const n = 200_000;
  const hostile = ['FROM a\nRUN ' + '{'.repeat(n), '\\ '.repeat(n), 'RUN ' + '<<A '.repeat(n), 'RUN x <<A\n'.repeat(n / 10), ' '.repeat(n) + 'x', '#include "' + 'a'.repeat(n), '@' + 'a'.repeat(n), 'RUN ' + '--a '.repeat(n), 'ENV ' + ' @a'.repeat(n), 'ENV ' + '=@'.repeat(n), 'ENV @' + 'a'.repeat(n)];
  for (const text of hostile) endsSoon(() => templateReason('Dockerfile', text), text);
});

test.run();
