/** As many are kept: every language of a hundred municipalities. */
const atMost = 300;

/** What is made of what is published: made once, and kept until something else is. The one that was used longest ago goes first. */
export class KeptAsOf<Made> {
  readonly #kept = new Map<string, { readonly asOf: string; readonly made: Promise<Made> }>();

  /**
   * @param name what it is made for
   * @param asOf what is published, in one word; `null`: nobody watches, so that it is made each time
   */
  get(name: string, asOf: string | null, make: () => Promise<Made>): Promise<Made> {
    if (asOf === null) return make();
    const found = this.#kept.get(name);
    this.#kept.delete(name);
    const kept = found?.asOf === asOf ? found : { asOf, made: make() };
    this.#kept.set(name, kept);
    // What failed is tried again.
    kept.made.catch(() => this.#kept.get(name) === kept && this.#kept.delete(name));
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > atMost && oldest !== undefined) this.#kept.delete(oldest);
    return kept.made;
  }
}
