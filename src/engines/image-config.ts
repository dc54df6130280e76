import { EngineError } from './types.ts';
import type { Healthcheck, ImageConfig } from './types.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Nanoseconds, in which configurations count, in one millisecond. */
const NANOSECONDS = 1_000_000;

/**
 * Reads the configuration of an image as engines print it (moby, api/types/container, Config; the same names in podman and
 * buildah). What is absent, null or empty is the same to an engine, and here too.
 *
 * @throws EngineError if the value is no object
 */
export function readImageConfig(value: unknown): ImageConfig {
  if (!isObject(value)) throw new EngineError('the engine tells no configuration of the image');
  return {
    User: text(value['User']),
    Env: texts(value['Env']),
    Entrypoint: texts(value['Entrypoint']),
    Cmd: texts(value['Cmd']),
    WorkingDir: text(value['WorkingDir']),
    ExposedPorts: keys(value['ExposedPorts']),
    Volumes: keys(value['Volumes']),
    Labels: labels(value['Labels']),
    StopSignal: text(value['StopSignal']),
    Shell: texts(value['Shell']),
    OnBuild: texts(value['OnBuild']),
    Healthcheck: healthcheck(value['Healthcheck'] ?? value['HealthCheck']),
  };
}

/** Parses what an engine prints. @throws EngineError if it is no JSON */
export function parseAnswer(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new EngineError(`the engine's answer is not JSON: ${text.slice(0, 200)}`);
  }
}

/** One field of an answer, whatever case the engine writes it in; undefined where there is none. */
export function fieldOf(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((at, name) => {
    if (Array.isArray(at)) return name === '0' ? at[0] : undefined;
    if (!isObject(at)) return undefined;
    const key = Object.keys(at).find((each) => each.toLowerCase() === name.toLowerCase());
    return key === undefined ? undefined : at[key];
  }, value);
}

/** A field that is a text, else empty. */
export function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function texts(value: unknown): readonly string[] {
  if (typeof value === 'string') return value === '' ? [] : [value];
  return Array.isArray(value) ? value.map(String) : [];
}

function keys(value: unknown): readonly string[] {
  return isObject(value) ? Object.keys(value).toSorted() : [];
}

function labels(value: unknown): Readonly<Record<string, string>> {
  return isObject(value) ? Object.fromEntries(Object.entries(value).map(([name, each]) => [name, String(each)])) : {};
}

function healthcheck(value: unknown): Healthcheck | undefined {
  if (!isObject(value)) return undefined;
  const test = texts(value['Test']);
  const timeout = value['Timeout'];
  return test.length === 0 ? undefined : { Test: test, Timeout: typeof timeout === 'number' ? timeout / NANOSECONDS : 0 };
}
