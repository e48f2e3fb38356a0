import type { AskedByAnyone } from "../../identity/index.ts";

/** Addresses that are remembered; one that is forgotten is as new as its next asking. */
const most = 2_000;

/**
 * Since when what is at an address is what it is, by its tag, as far as this process knows: for answers that change without a
 * publication that says when. Too new a date costs a reader the same bytes once more; it is never too old, for before it
 * the bytes were others or nobody here had made them.
 */
export class Standing {
  readonly #seen = new Map<string, { readonly etag: string; readonly since: Date }>();

  since({ here, base, lang, path, query, now }: AskedByAnyone, etag: string): Date {
    const address = JSON.stringify([here.id, base, lang, path, query.toString()]);
    const before = this.#seen.get(address);
    const seen = before?.etag === etag ? before : { etag, since: now };
    // The one asked last is last: what nobody asks for goes first.
    this.#seen.delete(address);
    this.#seen.set(address, seen);
    const [oldest] = this.#seen.keys();
    if (this.#seen.size > most && oldest !== undefined) this.#seen.delete(oldest);
    return seen.since;
  }
}
