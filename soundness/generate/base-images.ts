import * as fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { either, mostly, rarely } from './choose.ts';

/** Every image that the tool knows by name, of all families. */
const KNOWN: readonly string[] = namesOfTable();

function namesOfTable(): readonly string[] {
  const file = new URL('../../../src/images/base-images.json', import.meta.url);
  // The table is checked by its own reader when the tool loads it; here only its names matter.
  const entries = JSON.parse(readFileSync(file, 'utf8')) as readonly { readonly image: string; readonly aliases?: readonly string[] }[];
  return entries.flatMap(({ image, aliases = [] }) => [image, ...aliases.slice(0, 2)]).filter((name) => !name.includes('*'));
}

const tag: fc.Arbitrary<string> = mostly(either('', ':latest', ':20', ':3', ':3.19', ':12', ':22.04', ':8-alpine', ':20-slim', ':3-alpine', ':bookworm', ':nonroot', ':debug', ':1.25', ':17-jre'), either(':$TAG', ':${TAG:-1}', '@sha256:0000000000000000000000000000000000000000000000000000000000000000', ':', ':a:b', ':UPPER', ':-onbuild', ':6-onbuild'), 7);

const everyday: fc.Arbitrary<string> = either(
  'node', 'node:20', 'node:20-alpine', 'python:3.12-slim', 'debian:12', 'debian:bookworm-slim', 'ubuntu:22.04', 'ubuntu:24.04', 'alpine', 'alpine:3.19', 'golang:1.22', 'nginx:alpine', 'eclipse-temurin:17-jre',
  'mcr.microsoft.com/dotnet/aspnet:8.0', 'fedora:40', 'rockylinux:9', 'archlinux', 'busybox', 'php:8-apache', 'php:8-fpm', 'oven/bun:1', 'amazonlinux:2023', 'opensuse/leap:15.5',
);

const special: fc.Arbitrary<string> = either(
  'scratch', 'SCRATCH', 'gcr.io/distroless/static', 'gcr.io/distroless/base-debian12:nonroot', 'gcr.io/distroless/nodejs20-debian12', 'mcr.microsoft.com/windows/nanoserver:ltsc2022', 'mcr.microsoft.com/windows/servercore',
  'example.com/team/base:1', 'mycorp/unknown', 'localhost:5000/x', '$BASE', '${BASE}', '${BASE:-debian:12}', 'node:${TAG}', 'registry/$NAME:1', '"debian:12"', 'Debian', 'cgr.dev/chainguard/node', 'nginxinc/nginx-unprivileged', 'postgres:16', 'redis:7',
);

/** What FROM names where it is no stage. */
export const baseImage: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: everyday },
  { weight: 2, arbitrary: special },
  { weight: 2, arbitrary: fc.tuple(fc.constantFrom(...KNOWN), tag).map((parts) => parts.join('')) },
);

export const platformFlag: fc.Arbitrary<string> = rarely(either('--platform=linux/amd64 ', '--platform=$BUILDPLATFORM ', '--platform=windows/amd64 ', '--platform=${TARGETPLATFORM:-linux/arm64} ', '--platform= '), 9);
