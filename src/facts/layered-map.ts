/**
 * A map by name that another one can be put upon: what is set in the upper one hides what the lower one has. Making one costs
 * no copy, and a look-up at most the logarithm of all that is set below, so that very long chains stay cheap.
 */
export class LayeredMap<Value> {
  /** Never changed once they are here; each at least twice as large as the one above it. */
  #below: readonly ReadonlyMap<string, Value>[];
  #own: Map<string, Value> = new Map();

  private constructor(below: readonly ReadonlyMap<string, Value>[]) {
    this.#below = below;
  }

  static of<Value>(entries: Iterable<readonly [string, Value]>): LayeredMap<Value> {
    return new LayeredMap([new Map(entries)]);
  }

  /** One upon this one as it is now; what is set here later it does not see. */
  above(): LayeredMap<Value> {
    if (this.#own.size > 0) {
      const layers = [...this.#below];
      let top: ReadonlyMap<string, Value> = this.#own;
      for (let lower = layers.at(-1); lower !== undefined && lower.size < 2 * top.size; lower = layers.at(-1)) {
        top = new Map([...lower, ...top]);
        layers.pop();
      }
      this.#below = [...layers, top];
      this.#own = new Map();
    }
    return new LayeredMap(this.#below);
  }

  set(name: string, value: Value): void {
    this.#own.set(name, value);
  }

  has(name: string): boolean {
    return this.#holder(name) !== undefined;
  }

  get(name: string): Value | undefined {
    return this.#holder(name)?.get(name);
  }

  #holder(name: string): ReadonlyMap<string, Value> | undefined {
    return this.#own.has(name) ? this.#own : this.#below.findLast((layer) => layer.has(name));
  }
}
