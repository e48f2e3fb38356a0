import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeText, type Encoding } from "./encoding.ts";

async function decoded(chunks: readonly Uint8Array[], encoding: Encoding = "auto"): Promise<string> {
  async function* all() {
    yield* chunks;
  }
  let text = "";
  for await (const part of decodeText(all(), encoding)) text += part;
  return text;
}

const utf8 = (text: string) => Buffer.from(text, "utf8");

describe("a file's text", () => {
  it("is UTF-8 however it is cut into chunks", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "grapheme" }), fc.integer({ min: 1, max: 5 }), async (text, size) => {
        const bytes = utf8(`æ${text}`);
        const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
          bytes.subarray(at * size, at * size + size),
        );
        // Cut between the first character's bytes, the beginning alone is no evidence yet.
        expect(await decoded(chunks)).toBe(`æ${text}`);
      }),
    );
  });

  it("loses its byte-order marks, however many", async () => {
    expect(await decoded([utf8("\uFEFF\uFEFF\uFEFFa\uFEFFb")])).toBe("a\uFEFFb");
    expect(await decoded([Buffer.from("\uFEFFæ", "utf16le")])).toBe("æ");
  });

  it("is Windows-1252 when its first bytes beyond ASCII are no UTF-8, however late they come", async () => {
    const ascii = Buffer.alloc(300_000, "a");
    expect((await decoded([ascii, Buffer.from([0x80, 0x93, 0xe6])])).slice(-3)).toBe("€“æ");
  });

  it("keeps a damaged byte of a UTF-8 file as one sign and goes on", async () => {
    expect(await decoded([utf8("æøå"), Buffer.from([0xe6]), utf8("æøå")])).toBe("æøåææøå");
    expect(await decoded([utf8("æ"), Buffer.from([0xc3])])).toBe("æÃ");
  });

  it("is what the mapping says", async () => {
    expect(await decoded([utf8("æ")], "windows-1252")).toBe("Ã¦");
    expect(await decoded([Buffer.from([0xe6])], "utf-8")).toBe("æ");
  });
});
