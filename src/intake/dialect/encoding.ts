import { isAscii } from "node:buffer";

/** `auto`: UTF-8 with any number of byte-order marks, else Windows-1252, which Latin-1 text is also read as (WHATWG). */
export const encodings = ["auto", "utf-8", "windows-1252", "iso-8859-1", "utf-16le"] as const;
export type Encoding = (typeof encodings)[number];

/**
 * Text of a file, chunk by chunk, without its byte-order marks.
 *
 * With `auto` the first bytes beyond ASCII decide, however late they come: valid UTF-8 or Windows-1252. A byte that is
 * damaged in a UTF-8 file is read alone as Windows-1252, so that nothing is lost and nothing breaks off.
 */
export async function* decodeText(chunks: AsyncIterable<Uint8Array>, encoding: Encoding): AsyncGenerator<string> {
  let decoder = encoding === "auto" ? null : decoderOf(encoding);
  let started = false;
  function* out(text: string): Generator<string> {
    const clean = started ? text : text.replace(/^\uFEFF+/, "");
    if (clean === "") return;
    started = true;
    yield clean;
  }
  for await (const chunk of chunks) {
    if (!decoder) {
      if (!started && chunk[0] === 0xff && chunk[1] === 0xfe) decoder = decoderOf("utf-16le");
      else if (isAscii(chunk)) {
        yield* out(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length).toString("latin1"));
        continue;
      } else decoder = looksLikeUtf8(chunk) ? new MendingUtf8() : decoderOf("windows-1252");
    }
    yield* out(decoder.decode(chunk, { stream: true }));
  }
  if (decoder) yield* out(decoder.decode());
}

interface Decoder {
  decode(bytes?: Uint8Array, options?: { stream: boolean }): string;
}

function decoderOf(encoding: Exclude<Encoding, "auto">): Decoder {
  return encoding === "utf-8" ? new MendingUtf8() : new TextDecoder(encoding, { ignoreBOM: true });
}

/** Whether all of it is UTF-8, save a character cut by the end. */
function looksLikeUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** UTF-8 whose damaged bytes are read one by one as Windows-1252. */
class MendingUtf8 implements Decoder {
  readonly #single = new TextDecoder("windows-1252", { ignoreBOM: true });
  #rest: Uint8Array = new Uint8Array();

  decode(bytes: Uint8Array = new Uint8Array(), options = { stream: false }): string {
    const all = this.#rest.length > 0 ? Buffer.concat([this.#rest, bytes]) : bytes;
    const whole = options.stream ? all.length - cutTail(all) : all.length;
    this.#rest = all.slice(whole);
    const now = all.subarray(0, whole);
    try {
      return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(now);
    } catch {
      return this.#mend(now);
    }
  }

  #mend(bytes: Uint8Array): string {
    const lenient = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
    let text = "";
    for (let at = 0; at < bytes.length; ) {
      const length = characterLength(bytes[at] ?? 0);
      const one = bytes.subarray(at, at + length);
      try {
        text += lenient.decode(one);
        at += one.length;
      } catch {
        text += this.#single.decode(bytes.subarray(at, at + 1));
        at += 1;
      }
    }
    return text;
  }
}

function characterLength(lead: number): number {
  if (lead >= 0xf0) return 4;
  if (lead >= 0xe0) return 3;
  return lead >= 0xc0 ? 2 : 1;
}

/** How many of the last bytes begin a character that the next chunk may end. */
function cutTail(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte >= 0xc0) return characterLength(byte) > back ? back : 0;
    if (byte < 0x80) return 0;
  }
  return 0;
}

/** The text of a sample that may end in the middle of a character. */
export async function decodeSample(bytes: Uint8Array, encoding: Encoding): Promise<string> {
  async function* once() {
    yield bytes;
  }
  let text = "";
  for await (const part of decodeText(once(), encoding)) text += part;
  return text;
}
