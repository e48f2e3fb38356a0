import { createHash } from "node:crypto";

/**
 * The form of a backup: frames one after another, each a kind (one letter), a length (4 bytes, big-endian) and that many
 * bytes. `H` says what the backup is, `T` begins a table, `D` is a piece of its rows in COPY's text form, `F` begins a file,
 * `B` is a piece of it, `E` ends with the SHA-256 of every byte before it: a backup cut short is never taken for a whole one.
 */
type FrameKind = "H" | "T" | "D" | "F" | "B" | "E";

export interface Frame {
  readonly kind: FrameKind;
  readonly bytes: Buffer;
}

const kinds = "HTDFBE";
const atMost = 1_048_576;

/** Frames as bytes, the end frame added. */
export async function* framed(frames: AsyncIterable<Frame>): AsyncGenerator<Buffer> {
  const hash = createHash("sha256");
  for await (const { kind, bytes } of frames) {
    for (let at = 0; at === 0 || at < bytes.length; at += atMost) {
      const part = headed(kind, bytes.subarray(at, at + atMost));
      hash.update(part);
      yield part;
    }
  }
  yield headed("E", hash.digest());
}

function headed(kind: FrameKind, bytes: Buffer): Buffer {
  const head = Buffer.alloc(5);
  head.write(kind, "latin1");
  head.writeUInt32BE(bytes.length, 1);
  return Buffer.concat([head, bytes]);
}

/** Frames read back, up to the end frame. Throws when the bytes are not a whole, unaltered backup. */
export async function* unframed(source: AsyncIterable<Buffer>): AsyncGenerator<Frame> {
  const hash = createHash("sha256");
  let held = Buffer.alloc(0);
  for await (const chunk of source) {
    held = Buffer.concat([held, chunk]);
    for (;;) {
      if (held.length < 5) break;
      const kind = String.fromCharCode(held[0] ?? 0);
      const length = held.readUInt32BE(1);
      if (!kinds.includes(kind) || length > atMost) throw new Error("dette er ikke en sikkerhedskopi fra Udsyn");
      if (held.length < 5 + length) break;
      const whole = held.subarray(0, 5 + length);
      const bytes = Buffer.from(held.subarray(5, 5 + length));
      held = held.subarray(5 + length);
      if (kind === "E") {
        if (!hash.digest().equals(bytes) || held.length > 0) throw new Error("sikkerhedskopien er beskadiget");
        return;
      }
      hash.update(whole);
      yield { kind: kind as FrameKind, bytes };
    }
  }
  throw new Error("sikkerhedskopien er ikke hel: den slutter for tidligt");
}
