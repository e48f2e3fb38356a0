import { createHash } from "node:crypto";
import { pipeline, type Readable, Transform } from "node:stream";
import type { FileStore, MunicipalityId } from "../../platform/index.ts";
import { type BytesStanding, checkBytes } from "./check-bytes.ts";

/** How long bytes that were whole are taken to be so, in milliseconds: what is sent is hashed on the way all the same. */
const patience = 600_000;
/** More files than this are not remembered. */
const most = 10_000;

/** Hands out kept files that are what they hash to, hashing each of them now and then, and not for everybody who asks. */
export class WholeBytes {
  readonly #files: FileStore;
  readonly #clock: () => number;
  readonly #known = new Map<string, { readonly at: number; readonly standing: Promise<BytesStanding> }>();

  constructor(files: FileStore, clock: () => number = () => performance.now()) {
    this.#files = files;
    this.#clock = clock;
  }

  /** The bytes, broken off before their end where they turn out to be others; `null` where they are missing or changed. */
  async read(municipality: MunicipalityId, sha256: string): Promise<Readable | null> {
    if ((await this.#standing(municipality, sha256)) !== "whole") return null;
    const body = await this.#files.read(municipality, sha256);
    return body && heldToHash(body, sha256);
  }

  #standing(municipality: MunicipalityId, sha256: string): Promise<BytesStanding> {
    const name = `${municipality}/${sha256}`;
    const known = this.#known.get(name);
    if (known && this.#clock() - known.at < patience) return known.standing;
    const standing = checkBytes(this.#files, municipality, { sha256 });
    this.#known.delete(name);
    this.#known.set(name, { at: this.#clock(), standing });
    for (const oldest of this.#known.keys()) {
      if (this.#known.size <= most) break;
      this.#known.delete(oldest);
    }
    // What is not whole is looked at again by whoever asks next: it may have been put back.
    const forget = () => void this.#known.delete(name);
    standing.then((how) => how === "whole" || forget(), forget);
    return standing;
  }
}

/** The last bytes go only where the whole has the hash: before, whoever reads has no whole file. */
function heldToHash(body: Readable, sha256: string): Readable {
  const hash = createHash("sha256");
  let held: Buffer | null = null;
  const check = new Transform({
    transform(part: Buffer, _encoding, done) {
      hash.update(part);
      const before = held;
      held = part;
      done(null, before);
    },
    flush(done) {
      if (hash.digest("hex") === sha256) done(null, held);
      else done(new Error(`what lies under ${sha256} is something else`));
    },
  });
  return pipeline(body, check, () => undefined);
}
