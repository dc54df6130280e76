import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { lookupImage } from '../../src/images/lookup.ts';

const digest = `sha256:${'0123456789abcdef'.repeat(4)}`;

/** family, default user, built-in user (with `!` if meant for applications), user tool and what the image starts. */
function summary(reference: string, platform?: string): string {
  const facts = lookupImage(reference, platform);
  if (facts === undefined) return 'unknown';
  const { builtinUser: user } = facts;
  const account = user === undefined ? '-' : `${user.name}:${user.uid ?? '?'}${facts.appUser ? '!' : ''}`;
  return [facts.family, facts.defaultUser ?? '?', account, facts.userTool ?? '?', facts.configKnown ? facts.entry : '?'].join(' ');
}

// Judged one by one against the images' own Dockerfiles, as named in the table's sources.
const expected: readonly (readonly [reference: string, summary: string])[] = [
  ['node', 'debian root node:1000! shadow repl'],
  ['node:20', 'debian root node:1000! shadow repl'],
  ['node:10-alpine', 'alpine root node:1000! busybox repl'],
  ['node:lts-bookworm-slim', 'debian root node:1000! shadow repl'],
  ['node:5', 'debian root - shadow repl'],
  ['node:0.10', 'debian root node:1000! shadow repl'],
  ['node:8-onbuild', 'debian root node:1000! shadow service'],
  ['ubuntu', 'ubuntu root ubuntu:1000 shadow shell'],
  ['ubuntu:22.04', 'ubuntu root - shadow shell'],
  ['ubuntu:noble', 'ubuntu root ubuntu:1000 shadow shell'],
  ['debian:trixie-slim', 'debian root - shadow shell'],
  ['alpine:3.18', 'alpine root - busybox shell'],
  ['busybox', 'busybox root - busybox shell'],
  ['scratch', 'scratch root - none none'],
  ['centos:7', 'rhel root - shadow shell'],
  ['fedora:38', 'fedora root - shadow shell'],
  ['rockylinux:9-minimal', 'rhel root - shadow ?'],
  ['rockylinux:8-minimal', 'rhel root - none ?'],
  ['oraclelinux:8-slim', 'rhel root - shadow shell'],
  ['registry.access.redhat.com/ubi8/ubi-minimal:8.8', 'rhel root - none ?'],
  ['amazonlinux:2', 'amazon root - none shell'],
  ['opensuse/leap:15', 'suse root - ? shell'],
  ['buildpack-deps:bookworm', 'debian root - shadow shell'],
  ['python:3.9-alpine', 'alpine root - busybox repl'],
  ['python:3.12-windowsservercore-ltsc2022', 'windows ? - none ?'],
  ['openjdk:8-jdk-alpine', 'alpine root - busybox shell'],
  ['openjdk:8-jre', 'debian root - shadow shell'],
  ['openjdk:17', 'rhel root - shadow repl'],
  ['openjdk:17-slim', 'debian root - shadow repl'],
  ['eclipse-temurin:17-jre', 'ubuntu root ubuntu:1000 shadow none'],
  ['eclipse-temurin:21-jre-alpine', 'alpine root - busybox none'],
  ['amazoncorretto:11', 'amazon root - ? shell'],
  ['amazoncorretto:17-alpine', 'alpine root - busybox shell'],
  ['java:8', 'debian root - shadow shell'],
  ['java:openjdk-8-jre-alpine', 'alpine root - busybox shell'],
  ['adoptopenjdk/openjdk11:alpine-slim', 'alpine root - busybox repl'],
  ['adoptopenjdk/openjdk11:ubi-minimal', 'rhel root - none repl'],
  ['adoptopenjdk:8-jre-hotspot', 'ubuntu root - shadow shell'],
  ['maven:3-jdk-8', 'debian root - shadow tool'],
  ['maven:3.6.3-openjdk-17', 'rhel root - shadow tool'],
  ['maven:3.9-eclipse-temurin-17-alpine', 'alpine root - busybox tool'],
  ['gradle:7', 'ubuntu root gradle:1000! shadow tool'],
  ['tomcat:9', 'ubuntu root ubuntu:1000 shadow service'],
  ['tomcat:8.5-jdk8-openjdk-slim', 'debian root - shadow service'],
  ['jenkins/jenkins:lts', 'debian jenkins jenkins:1000 shadow service'],
  ['golang:1.20', 'debian root - shadow shell'],
  ['golang:1.21-alpine', 'alpine root - busybox shell'],
  ['ruby:2.7', 'debian root - shadow repl'],
  ['rust:1.70', 'debian root - shadow shell'],
  ['elixir', 'debian root - shadow repl'],
  ['gcc:12', 'debian root - shadow shell'],
  ['mono:6', 'debian root - shadow shell'],
  ['php:7.4-apache', 'debian root www-data:33! shadow root-master'],
  ['php:8-fpm-alpine', 'alpine root www-data:82! busybox root-master'],
  ['php:8.2-cli', 'debian root www-data:33! shadow repl'],
  ['composer', 'alpine root www-data:82 busybox tool'],
  ['nginx', 'debian root nginx:101 shadow root-master'],
  ['nginx:alpine', 'alpine root nginx:101 busybox root-master'],
  ['nginxinc/nginx-unprivileged', 'debian 101 nginx:101 shadow service'],
  ['httpd:2.4', 'debian root www-data:33 shadow root-master'],
  ['redis:6', 'debian root redis:999 shadow drops'],
  ['redis:7-alpine', 'alpine root redis:999 busybox drops'],
  ['valkey/valkey:8.0', 'debian root valkey:999 shadow drops'],
  ['postgres:13', 'debian root postgres:999 shadow drops'],
  ['postgres:16-alpine', 'alpine root postgres:70 busybox drops'],
  ['elasticsearch:7.17.0', 'ubuntu root elasticsearch:1000 shadow drops'],
  ['docker:dind', 'alpine root - busybox init'],
  ['docker:24-dind-rootless', 'alpine rootless rootless:1000 busybox service'],
  ['gitea/gitea:1.21', 'alpine root git:1000 busybox init'],
  ['denoland/deno', 'debian root deno:1993! shadow repl'],
  ['denoland/deno:alpine-1.30.0', 'alpine root deno:1000! busybox repl'],
  ['oven/bun:1', 'debian root bun:1000! shadow repl'],
  ['bitnami/node:20', 'debian root - shadow ?'],
  ['bitnami/node', 'debian ? - ? ?'],
  ['circleci/node:12', 'debian circleci circleci:3434! shadow shell'],
  ['mhart/alpine-node:12', 'alpine root - busybox shell'],
  ['gcr.io/distroless/static:nonroot', 'distroless 65532 nonroot:65532! none none'],
  ['gcr.io/distroless/static-debian12', 'distroless root nonroot:65532! none none'],
  ['gcr.io/distroless/java17-debian12', 'distroless root nonroot:65532! none none'],
  ['gcr.io/distroless/base:debug-nonroot', 'distroless 65532 nonroot:65532! none shell'],
  ['cgr.dev/chainguard/static', 'wolfi nonroot nonroot:65532 none ?'],
  ['cgr.dev/chainguard/jre', 'wolfi 65532 java:65532! none ?'],
  ['mcr.microsoft.com/dotnet/aspnet:6.0', 'debian root - shadow shell'],
  ['mcr.microsoft.com/dotnet/aspnet:8.0', 'debian root app:1654! shadow shell'],
  ['mcr.microsoft.com/dotnet/aspnet:8.0-alpine', 'alpine root app:1654! busybox shell'],
  ['mcr.microsoft.com/dotnet/aspnet:8.0-jammy-chiseled', 'distroless 1654 app:1654! none none'],
  ['mcr.microsoft.com/dotnet/aspnet:10.0', 'ubuntu root app:1654! shadow shell'],
  ['mcr.microsoft.com/dotnet/runtime-deps:6.0-cbl-mariner2.0-distroless', 'distroless app app:101! none none'],
  ['mcr.microsoft.com/dotnet/sdk:8.0-nanoserver-1809', 'windows ContainerUser - none ?'],
  ['mcr.microsoft.com/dotnet/core/aspnet:3.1', 'debian root - shadow shell'],
  ['mcr.microsoft.com/dotnet/core/sdk', 'debian root - shadow shell'],
  ['mcr.microsoft.com/dotnet/core/aspnet:2.2-nanoserver-1809', 'windows ContainerUser - none ?'],
  ['mcr.microsoft.com/dotnet/framework/aspnet:4.8', 'windows ? - none ?'],
  ['mcr.microsoft.com/windows/nanoserver:1809', 'windows ? - none ?'],
  ['mcr.microsoft.com/windows/servercore', 'windows ? - none ?'],
  ['microsoft/nanoserver', 'windows ? - none ?'],
  ['microsoft/aspnet:4.7', 'windows ? - none ?'],
  ['microsoft/aspnet:1.0.0-beta7', 'unknown ? - ? ?'],
  ['microsoft/dotnet:2.1-aspnetcore-runtime', 'debian root - shadow shell'],
  ['microsoft/dotnet:2.1-sdk-alpine', 'alpine root - busybox shell'],
  ['microsoft/aspnetcore:2.0', 'debian root - shadow shell'],
  ['lscr.io/linuxserver/sonarr', 'unknown root abc:911 shadow init'],
  ['lsiobase/xenial', 'ubuntu root abc:911 shadow init'],
  ['phusion/passenger-ruby26:1.0.6', 'ubuntu root app:9999! shadow init'],
  ['tiangolo/uwsgi-nginx-flask:python3.6', 'debian root nginx:? shadow init'],
  ['tiangolo/meinheld-gunicorn:python3.9', 'debian root - shadow service'],
  ['confluentinc/cp-kafka:7.5.0', 'rhel appuser appuser:? ? service'],
  ['confluentinc/cp-kafka:5.3.1', 'debian root - shadow service'],
  ['confluentinc/cp-kafka:5.5.0-1-ubi8', 'rhel appuser appuser:? ? service'],
  ['envoyproxy/envoy:v1.29-latest', 'ubuntu root envoy:? shadow drops'],
  ['envoyproxy/envoy:distroless-v1.29-latest', 'distroless 65532 nonroot:65532 none service'],
  ['envoyproxy/envoy:v1.9.0', 'ubuntu ? - shadow ?'],
  ['jaegertracing/all-in-one:1.76.0', 'alpine 10001 - busybox service'],
  ['jaegertracing/all-in-one:1.13.0', 'unknown root - ? service'],
  ['openpolicyagent/opa:1.18.1', 'distroless 1000:1000 - none service'],
  ['openpolicyagent/opa:0.40.0', 'distroless root - none service'],
  ['openpolicyagent/opa:0.40.0-rootless', 'distroless 1000:1000 - none service'],
  ['openpolicyagent/opa:0.60.0-envoy', 'distroless ? - none service'],
  ['registry.access.redhat.com/ubi8/nodejs-12', 'rhel 1001 default:1001! shadow tool'],
  ['registry.access.redhat.com/ubi9/nodejs-20-minimal', 'rhel 1001 - ? none'],
  ['centos/python-36-centos7', 'rhel 1001 default:1001! shadow tool'],
  ['openshift/base-centos7', 'rhel root default:1001! shadow none'],
  ['registry.access.redhat.com/ubi8/openjdk-11', 'rhel 185 jboss:185! ? service'],
  ['registry.access.redhat.com/ubi9/openjdk-17-runtime', 'rhel 185 default:185! ? service'],
  ['mcr.microsoft.com/azure-functions/dotnet:4', 'debian root - shadow service'],
  ['mcr.microsoft.com/azure-functions/node:4-mariner', 'rhel root - none service'],
  ['anapsix/alpine-java:8_jdk', 'alpine root - busybox shell'],
  ['bitnami/redis:7.4', 'debian 1001 - shadow service'],
  ['bitnamilegacy/redis:7.4', 'debian 1001 - shadow service'],
  ['bitnami/redis:4.0', 'debian ? - shadow ?'],
  ['bitnami/php-fpm:8.3', 'debian root - shadow root-master'],
  ['prom/pushgateway:v1.9.0', 'busybox 65534 nobody:65534 busybox service'],
  ['prom/pushgateway:v0.5.0', 'busybox root nobody:65534 busybox service'],
  ['selenium/standalone-chrome:3.141.59', 'ubuntu seluser seluser:? shadow service'],
  ['istio/base:1.20', 'ubuntu root istio-proxy:1337 shadow shell'],
  ['postgis/postgis:16-3.4', 'debian root postgres:999 shadow drops'],
  ['armhf/alpine', 'alpine root - busybox shell'],
  ['public.ecr.aws/docker/library/node:18-alpine', 'alpine root node:1000! busybox repl'],
  ['arm64v8/node:18-alpine', 'alpine root node:1000! busybox repl'],
  ['docker.io/library/wordpress:cli', 'alpine www-data www-data:82 busybox tool'],
];

for (const [reference, facts] of expected) {
  test(`knows ${reference}`, () => {
    assert.is(summary(reference), facts);
  });
}

test('an image that is not in the table is unknown', () => {
  for (const reference of ['someone/thing', 'quay.io/library/node', 'harbor.example/library/node', 'nodee', 'linuxserver']) {
    assert.is(lookupImage(reference), undefined, reference);
  }
});

test('text that names no image is unknown', () => {
  for (const reference of ['', '$BASE', 'node:', 'Node', 'node@', '“node”']) assert.is(lookupImage(reference), undefined, reference);
});

const undated: readonly (readonly [name: string, summary: string])[] = [
  // The user is the same on Debian and Alpine, in every tag of the last years.
  ['node', 'unknown root node:1000! ? repl'],
  ['alpine', 'alpine root - busybox shell'],
  ['python', 'unknown root - ? repl'],
  // CMD is a shell in every tag, but not the same one.
  ['golang', 'unknown root - ? ?'],
  // The name is shared, the number is not.
  ['httpd', 'unknown root www-data:? ? root-master'],
  ['nginx', 'unknown root nginx:101 ? root-master'],
  // The user came with 23.04.
  ['ubuntu', 'ubuntu root - shadow shell'],
  ['mcr.microsoft.com/dotnet/aspnet', 'unknown ? - ? ?'],
  ['gcr.io/distroless/static', 'distroless ? nonroot:65532! none ?'],
];

for (const [name, facts] of undated) {
  test(`knows what all tags of ${name} share`, () => {
    assert.is(summary(`${name}@${digest}`), facts);
  });
}

test('without a tag, it is told which facts depend on it', () => {
  assert.is(lookupImage(`golang@${digest}`)?.dependsOnTag?.join(), 'family,userTool,cmd');
  assert.is(lookupImage(`golang@${digest}`)?.entry, 'shell');
  assert.is(lookupImage(`golang@${digest}`)?.workdir, '/go');
  assert.is(lookupImage(`postgres@${digest}`)?.volumes.length, 0);
  assert.ok(lookupImage(`postgres@${digest}`)?.dependsOnTag?.includes('volumes'));
  assert.is(lookupImage(`php@${digest}`)?.lowPort, undefined);
  assert.is(lookupImage('golang:1.20')?.dependsOnTag?.length, 0);
  assert.is(summary(`node:20@${digest}`), summary('node:20'));
});

test('the platform decides on Windows', () => {
  assert.is(summary('golang:1.20', 'windows/amd64'), 'windows ? - none ?');
  assert.is(summary('someone/thing', 'windows'), 'windows ? - none ?');
  assert.is(summary('golang:1.20', 'linux/amd64'), summary('golang:1.20'));
});

test('a Windows image keeps nothing of its Linux siblings', () => {
  const facts = lookupImage('mcr.microsoft.com/dotnet/aspnet:8.0-nanoserver-1809');
  assert.is(facts?.cmd, null);
  assert.is(facts?.builtinUser, undefined);
  assert.is(Object.keys(facts?.env ?? {}).length, 0);
});

test('APP_UID is known where .NET sets it', () => {
  const uid = (tag: string, repository = 'aspnet'): string | undefined => lookupImage(`mcr.microsoft.com/dotnet/${repository}:${tag}`)?.env['APP_UID'];
  for (const tag of ['8.0', '8.0-alpine', '9.0', '10.0-preview', '8', 'latest', '6.0-jammy-chiseled']) assert.is(uid(tag), '1654', tag);
  for (const tag of ['6.0', '7.0-alpine', '6.0-cbl-mariner2.0-distroless', '8.0-windowsservercore-ltsc2022']) assert.is(uid(tag), undefined, tag);
  assert.is(uid('8.0', 'nightly/sdk'), '1654');
  assert.is(uid('3.1', 'core/aspnet'), undefined);
  assert.is(uid('latest', 'core/aspnet'), undefined);
  assert.is(lookupImage('node:20')?.env['APP_UID'], undefined);
});

test('variables that an entry names are known', () => {
  assert.is(lookupImage('registry.access.redhat.com/ubi8/nodejs-12')?.env['APP_ROOT'], '/opt/app-root');
  assert.is(lookupImage('confluentinc/cp-kafka')?.env['COMPONENT'], 'kafka');
  assert.is(lookupImage('golang')?.env['GOPATH'], '/go');
});

test('configuration and ports follow the tag', () => {
  assert.is(lookupImage('php:8-fpm')?.defaultPorts.join(), '9000');
  assert.is(lookupImage('php:8-apache')?.lowPort, true);
  assert.is(lookupImage('php:8-fpm')?.lowPort, false);
  assert.is(lookupImage('mcr.microsoft.com/dotnet/aspnet:6.0')?.lowPort, true);
  assert.is(lookupImage('mcr.microsoft.com/dotnet/aspnet:8.0')?.lowPort, false);
  assert.is(lookupImage('postgres:13')?.volumes.join(), '/var/lib/postgresql/data');
  assert.is(lookupImage('postgres:18')?.volumes.join(), '/var/lib/postgresql');
  assert.is(lookupImage('golang:1.20')?.workdir, '/go');
  assert.is(lookupImage('gcr.io/distroless/static:nonroot')?.workdir, '/home/nonroot');
  assert.is(lookupImage('eclipse-temurin:17')?.cmd?.join(), 'jshell');
  assert.is(lookupImage('eclipse-temurin:17-jre')?.cmd, null);
  assert.is(lookupImage('maven:3')?.envUnderRoot['MAVEN_CONFIG'], '/root/.m2');
  assert.is(lookupImage('redis:7')?.stateDirs.join(), '/data');
});

test('a package for the missing tool is known', () => {
  assert.is(lookupImage('amazonlinux:2')?.userToolPackage?.install, 'yum install -y shadow-utils && yum clean all');
  assert.is(lookupImage('registry.access.redhat.com/ubi9/ubi-minimal')?.userToolPackage?.package, 'shadow-utils');
  assert.is(lookupImage('node:20-alpine')?.userToolPackage, undefined);
});

test('onbuild tags are told', () => {
  assert.is(lookupImage('node:8-onbuild')?.onbuild, true);
  assert.is(lookupImage('python:onbuild')?.onbuild, true);
  assert.is(lookupImage('node:8')?.onbuild, false);
  assert.is(lookupImage('gliderlabs/logspout:v3')?.onbuild, true);
  assert.is(lookupImage(`node@${digest}`)?.onbuild, false);
});

test.run();
