import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { copySources } from '../../src/facts/copy-sources.ts';
import { factsOf, lines } from '../subject.ts';

test('what COPY and ADD of all stages take from the build context, once', () => {
  const text = lines('FROM golang:1.22 AS build', 'COPY go.mod go.sum ./', 'ADD a.tar /src/', 'FROM debian:12', 'COPY --from=build /x /x', 'COPY go.mod /app/', 'COPY ["my file", "/app/"]');
  assert.equal(copySources(factsOf(text)), ['go.mod', 'go.sum', 'a.tar', 'my file']);
  assert.equal(copySources(factsOf(lines('FROM debian:12', 'RUN x'))), []);
});

test.run();
