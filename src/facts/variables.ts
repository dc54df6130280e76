import type { Variable } from '../dockerfile/expand.ts';

/** ARGs that BuildKit sets itself; a stage sees a platform ARG only when it declares it. */
const PLATFORM_ARGS = new Set([
  'BUILDPLATFORM', 'BUILDOS', 'BUILDARCH', 'BUILDVARIANT', 'TARGETPLATFORM', 'TARGETOS', 'TARGETARCH', 'TARGETVARIANT', 'TARGETSTAGE',
]);

/** Variables in force at one place: ENV wins over ARG (Dockerfile reference, "Using ARG variables"). */
export class Scope {
  readonly #env: Map<string, { readonly value: string; readonly overridable: boolean } | undefined>;
  readonly #args: Map<string, string | undefined> = new Map();
  readonly #globals: ReadonlyMap<string, string | undefined>;

  private constructor(env: Map<string, { value: string; overridable: boolean } | undefined>, globals: ReadonlyMap<string, string | undefined>) {
    this.#env = env;
    this.#globals = globals;
  }

  /** For the ARGs before the first FROM (`undefined`: no default), and as the start of a stage on an image. */
  static start(globals: ReadonlyMap<string, string | undefined>, imageEnv: Readonly<Record<string, string>>): Scope {
    const env = Object.entries(imageEnv).map(([name, value]) => [name, { value, overridable: false }] as const);
    return new Scope(new Map(env), globals);
  }

  /** A stage built on this one takes over its ENV and its ARGs (BuildKit, convert.go, dispatchState.init). */
  inherit(): Scope {
    const above = new Scope(new Map(this.#env), this.#globals);
    for (const [name, value] of this.#args) above.#args.set(name, value);
    return above;
  }

  /** `value` undefined: it depends on something that only the build knows. */
  setEnv(name: string, value: string | undefined, overridable: boolean): void {
    this.#env.set(name, value === undefined ? undefined : { value, overridable });
  }

  /** `ARG name` without a default takes that of the ARG of that name before the first FROM, or keeps the value that it has. */
  setArg(name: string, value: string | undefined): void {
    const known = PLATFORM_ARGS.has(name) ? undefined : (value ?? this.#globals.get(name) ?? this.#args.get(name));
    this.#args.set(name, known);
  }

  lookup(name: string): Variable {
    if (this.#env.has(name)) {
      const entry = this.#env.get(name);
      return entry === undefined ? { kind: 'unset' } : { kind: 'value', ...entry };
    }
    if (this.#args.has(name)) {
      const value = this.#args.get(name);
      return value === undefined ? { kind: 'unset' } : { kind: 'value', value, overridable: true };
    }
    return { kind: 'undeclared' };
  }
}
