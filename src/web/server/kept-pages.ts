import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip, gzipSync } from "node:zlib";
import type { Reply } from "./route.ts";

/** One public page as bytes, rendered once, with what it is answered with. */
export interface Kept {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  readonly etag: string;
  br: Buffer | null;
  gzip: Buffer | null;
  asked: number;
}

const atMost = 64 * 1_048_576;
const [brotli, zip] = [promisify(brotliCompress), promisify(gzip)];

/**
 * Public pages kept as bytes, bounded in bytes, the least recently used out first. A page's key holds everything it depends
 * on (log head, profile, build, day), so nothing is ever thrown away for being old: its key is no longer asked for.
 */
export class KeptPages {
  readonly #pages = new Map<string, Kept>();
  #bytes = 0;

  get(key: string): Kept | undefined {
    const found = this.#pages.get(key);
    if (!found) return undefined;
    this.#pages.delete(key);
    this.#pages.set(key, found);
    found.asked += 1;
    if (found.asked === 2) void this.#compress(found);
    return found;
  }

  /** Keeps a page's answer with its body as it goes out. */
  put(key: string, answer: Pick<Reply, "headers">, body: Buffer): Kept {
    const etag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
    const headers = { "cache-control": "public, no-cache", vary: "accept-encoding", ...answer.headers, etag };
    // The first reader gets a quick squeeze; the hard ones are made when a second shows that they are worth it.
    const gzip = gzipSync(body, { level: 4 });
    const made: Kept = { headers, body, etag, br: null, gzip, asked: 1 };
    this.#pages.set(key, made);
    this.#bytes += body.length + gzip.length;
    this.#makeRoom();
    return made;
  }

  /** Compressed as hard as can be, but only once a second reader shows that it is worth it, and beside the requests. */
  async #compress(page: Kept): Promise<void> {
    const before = page.gzip?.length ?? 0;
    page.gzip = await zip(page.body, { level: 9 });
    page.br = await brotli(page.body, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: page.body.length },
    });
    this.#bytes += page.gzip.length - before + page.br.length;
    this.#makeRoom();
  }

  #makeRoom(): void {
    for (const [key, page] of this.#pages) {
      if (this.#bytes <= atMost) return;
      this.#pages.delete(key);
      this.#bytes -= page.body.length + (page.br?.length ?? 0) + (page.gzip?.length ?? 0);
    }
  }
}
