import type { Variable } from '../dockerfile/expand.ts';
import { LayeredMap } from './layered-map.ts';

/** ARGs that BuildKit sets itself; a stage sees a platform ARG only when it declares it. */
const PLATFORM_ARGS = new Set([
  'BUILDPLATFORM', 'BUILDOS', 'BUILDARCH', 'BUILDVARIANT', 'TARGETPLATFORM', 'TARGETOS', 'TARGETARCH', 'TARGETVARIANT', 'TARGETSTAGE',
]);

interface EnvValue {
  readonly value: string;
  readonly overridable: boolean;
}

/**
 * Variables in force at one place. ENV wins over the ARG before it. Of an ARG behind it builders think differently: the
 * Dockerfile reference ("Using ARG variables") and the classic builder let ENV win whatever the order, BuildKit the later
 * one (convert.go: dispatchArg and dispatchEnv both add to the environment of the build).
 */
export class Scope {
  readonly #env: LayeredMap<EnvValue | undefined>;
  readonly #args: LayeredMap<string | undefined>;
  /** Whether an ARG with a value stands behind the ENV of its name. */
  readonly #behindEnv: LayeredMap<boolean>;
  readonly #globals: ReadonlyMap<string, string | undefined>;

  private constructor(env: LayeredMap<EnvValue | undefined>, args: LayeredMap<string | undefined>, behindEnv: LayeredMap<boolean>, globals: ReadonlyMap<string, string | undefined>) {
    this.#env = env;
    this.#args = args;
    this.#behindEnv = behindEnv;
    this.#globals = globals;
  }

  /** For the ARGs before the first FROM (`undefined`: no default), and as the start of a stage on an image. */
  static start(globals: ReadonlyMap<string, string | undefined>, imageEnv: Readonly<Record<string, string>>): Scope {
    const env = Object.entries(imageEnv).map(([name, value]) => [name, { value, overridable: false }] as const);
    return new Scope(LayeredMap.of<EnvValue | undefined>(env), LayeredMap.of<string | undefined>([]), LayeredMap.of<boolean>([]), globals);
  }

  /** A stage built on this one takes over its ENV and its ARGs (BuildKit, convert.go, dispatchState.init). */
  inherit(): Scope {
    return new Scope(this.#env.above(), this.#args.above(), this.#behindEnv.above(), this.#globals);
  }

  /** `value` undefined: it depends on something that only the build knows. */
  setEnv(name: string, value: string | undefined, overridable: boolean): void {
    this.#env.set(name, value === undefined ? undefined : { value, overridable });
    if (this.#behindEnv.get(name) === true) this.#behindEnv.set(name, false);
  }

  /**
   * `ARG name` without a default takes that of the ARG of that name before the first FROM, or keeps the value that it has.
   * With `given`, an undefined value is a default that only the build knows.
   */
  setArg(name: string, value: string | undefined, given: boolean = value !== undefined): void {
    const inherited = this.#globals.get(name);
    const known = PLATFORM_ARGS.has(name) ? undefined : given ? value : (inherited ?? this.#args.get(name));
    this.#args.set(name, known);
    // Without a value it adds nothing to the environment, and the ENV stays in force.
    if (this.#env.has(name) && (given || inherited !== undefined)) this.#behindEnv.set(name, true);
  }

  /** As BuildKit has it. */
  lookup(name: string): Variable {
    return this.#env.has(name) && this.#behindEnv.get(name) !== true ? this.#envValue(name) : this.#argValue(name);
  }

  /** As the Dockerfile reference has it: an ENV, wherever it stands, and else the ARG. */
  lookupEnvFirst(name: string): Variable {
    return this.#env.has(name) ? this.#envValue(name) : this.#argValue(name);
  }

  /** There is an ARG of that name before the first FROM: not in force in a stage that does not declare it. */
  isGlobal(name: string): boolean {
    return this.#globals.has(name);
  }

  #envValue(name: string): Variable {
    const entry = this.#env.get(name);
    return entry === undefined ? { kind: 'unset' } : { kind: 'value', ...entry };
  }

  #argValue(name: string): Variable {
    if (!this.#args.has(name)) return { kind: 'undeclared' };
    const value = this.#args.get(name);
    return value === undefined ? { kind: 'unset' } : { kind: 'value', value, overridable: true };
  }
}
