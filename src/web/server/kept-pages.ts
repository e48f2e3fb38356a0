import { hash } from "node:crypto";
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
    if (found.asked === 2) void this.#compress(key, found);
    return found;
  }

  /** Keeps a page's answer with its body as it goes out. */
  put(key: string, answer: Pick<Reply, "headers">, body: Buffer): Kept {
    const etag = tagOf(body);
    const headers = { "cache-control": "public, no-cache", vary: "accept-encoding", ...answer.headers, etag };
    // The first reader gets a quick squeeze; the hard ones are made when a second shows that they are worth it.
    const gzip = gzipSync(body, { level: 3, chunkSize: 65_536 });
    const made: Kept = { headers, body, etag, br: null, gzip, asked: 1 };
    // Two readers of a page that nobody keeps yet both make it: the second takes the first one's place.
    this.#drop(key);
    this.#pages.set(key, made);
    this.#bytes += sizeOf(made);
    this.#makeRoom();
    return made;
  }

  /** Compressed as hard as can be, but only once a second reader shows that it is worth it, and beside the requests. */
  async #compress(key: string, page: Kept): Promise<void> {
    const gzip = await zip(page.body, { level: 9 });
    const br = await brotli(page.body, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: page.body.length },
    });
    // It may have been thrown out meanwhile: what is not kept is not counted.
    if (this.#pages.get(key) !== page) return;
    this.#bytes -= sizeOf(page);
    page.gzip = gzip;
    page.br = br;
    this.#bytes += sizeOf(page);
    this.#makeRoom();
  }

  #makeRoom(): void {
    for (const key of this.#pages.keys()) {
      if (this.#bytes <= atMost) return;
      this.#drop(key);
    }
  }

  #drop(key: string): void {
    const page = this.#pages.get(key);
    if (!page) return;
    this.#pages.delete(key);
    this.#bytes -= sizeOf(page);
  }

  /** What is kept now, in bytes. */
  get bytes(): number {
    return this.#bytes;
  }
}

/** The strong tag of some bytes. */
export function tagOf(body: Uint8Array): string {
  return `"${hash("sha256", body, "base64url").slice(0, 22)}"`;
}

function sizeOf({ body, br, gzip }: Pick<Kept, "body" | "br" | "gzip">): number {
  return body.length + (br?.length ?? 0) + (gzip?.length ?? 0);
}
