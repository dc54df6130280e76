import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { userTool } from '../../src/plan/user-tool.ts';
import { lines, subjectOf } from '../subject.ts';

function tool(...text: readonly string[]): string {
  const found = userTool(subjectOf(lines(...text)));
  return found.kind === 'install' ? found.install : found.kind === 'none' ? `none, ${found.shell ? 'a' : 'no'} shell` : found.kind;
}

const FILES: readonly (readonly [tool: string, text: readonly string[]])[] = [
  ['shadow', ['FROM debian:12']],
  ['shadow', ['FROM ubuntu:24.04']],
  ['shadow', ['FROM node:20']],
  ['shadow', ['FROM fedora:40']],
  ['busybox', ['FROM alpine:3']],
  ['busybox', ['FROM node:20-alpine']],
  ['busybox', ['FROM busybox']],
  ['none, no shell', ['FROM scratch']],
  ['none, no shell', ['FROM gcr.io/distroless/static-debian12']],
  // No tool and no package manager in use: entries are appended.
  ['append', ['FROM registry.access.redhat.com/ubi9/ubi-minimal']],
  ['microdnf install -y shadow-utils && microdnf clean all', ['FROM registry.access.redhat.com/ubi9/ubi-minimal', 'RUN microdnf install -y java']],
  ['dnf install -y shadow-utils && dnf clean all', ['FROM amazonlinux:2023', 'RUN dnf install -y java']],
  ['shadow', ['FROM amazonlinux:2023', 'RUN dnf install -y shadow-utils']],
  ['shadow', ['FROM amazonlinux:2023', 'RUN dnf install -y shadow-utils && useradd x']],
  // What the stage's own commands tell of an image that is not known.
  ['shadow', ['FROM example.org/x', 'RUN apt-get update']],
  ['busybox', ['FROM example.org/x', 'RUN apk add --no-cache curl']],
  ['shadow', ['FROM example.org/x', 'RUN groupadd staff']],
  ['shadow', ['FROM example.org/x AS base', 'RUN apt-get update', 'FROM base']],
  ['none, a shell', ['FROM example.org/x']],
];

for (const [expected, text] of FILES) {
  test(text.join('; '), () => assert.is(tool(...text), expected));
}

test.run();
