import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from "node:zlib";

/** What an address answered with, as the crawler needs it. */
export interface Crawled {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly bytes: Buffer;
}

export interface Reading {
  readonly path: string;
  readonly status: number;
  readonly type: string;
  /** Everything readable in the answer: headers, text, markup resolved, what packed files hold. */
  readonly text: string;
}

/**
 * Reads everything that can be reached from some addresses of one site by its own links, each once.
 * @param ask gets a path and answers with what stands there
 * @throws Error when there is more than `atMost`: then something links to itself for ever
 */
export async function crawl(
  ask: (path: string) => Promise<Crawled>,
  seeds: readonly string[],
  origin: string,
  atMost = 10_000,
): Promise<readonly Reading[]> {
  const seen = new Set<string>(seeds);
  const waiting = [...seeds];
  const readings: Reading[] = [];
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const got = await ask(path);
    const type = String(got.headers["content-type"] ?? "");
    const text = readable(got);
    readings.push({ path, status: got.status, type, text });
    for (const next of linksIn(text, path, origin)) {
      if (seen.has(next)) continue;
      if (seen.size >= atMost) throw new Error(`more than ${atMost} addresses; the last ones: ${waiting.slice(-5)}`);
      seen.add(next);
      waiting.push(next);
    }
  }
  return readings;
}

/** Own addresses that a text links to: attributes, JSON members, anything that looks like one. */
function linksIn(text: string, from: string, origin: string): readonly string[] {
  const base = new URL(from, origin);
  const written = [
    ...[...text.matchAll(/\b(?:href|src|action|poster|data)\s*=\s*["']?([^"'\s>]+)/gi)].map((one) => one[1] ?? ""),
    ...[...text.matchAll(/"((?:https?:\/\/|\/)[^"\s\\<>]*)"/g)].map((one) => one[1] ?? ""),
    ...[...text.matchAll(/https?:\/\/[^\s"'<>\\)]+/g)].map((one) => one[0]),
  ];
  return written.flatMap((one) => {
    if (!URL.canParse(one, base)) return [];
    const url = new URL(one, base);
    return url.host === base.host ? [url.pathname + url.search] : [];
  });
}

/** Everything in an answer that a person or program could read. */
export function readable({ headers, bytes }: Crawled): string {
  const unpacked = unpack(bytes, String(headers["content-encoding"] ?? ""));
  const parts = [unpacked, ...zipEntries(unpacked), ...pdfStreams(unpacked)].map((part) => part.toString("utf8"));
  const text = parts.join("\n");
  return [JSON.stringify(headers), text, resolved(text), decodedLoosely(text), utf16(unpacked)].join("\n");
}

function unpack(bytes: Buffer, encoding: string): Buffer {
  if (encoding === "gzip" || (bytes[0] === 0x1f && bytes[1] === 0x8b)) return gunzipSync(bytes);
  if (encoding === "br") return brotliDecompressSync(bytes);
  if (encoding === "deflate") return inflateSync(bytes);
  return bytes;
}

/** Markup's and JSON's own ways of writing a letter, resolved. */
function resolved(text: string): string {
  return (
    text
      .replace(/&#x([0-9a-f]+);/gi, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))
      .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
      .replace(/\\u([0-9a-f]{4})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
      // An address that ends a paragraph is not one with the next paragraph's words.
      .replace(/<\/p>/gi, "\n")
      .replace(/<[^>]*>/g, "")
  );
}

function decodedLoosely(text: string): string {
  const words = text.match(/(?:[\w.~-]*%[0-9a-f]{2}[\w.~-]*)+/gi) ?? [];
  const inBase64 = (text.match(/[A-Za-z0-9+/_-]{16,}={0,2}/g) ?? []).map((one) =>
    Buffer.from(one, "base64").toString(),
  );
  const percent = words.map((one) => {
    try {
      return decodeURIComponent(one);
    } catch {
      return "";
    }
  });
  return [...percent, ...inBase64].join("\n");
}

function utf16(bytes: Buffer): string {
  return bytes.includes(0) ? bytes.toString("latin1").replaceAll("\0", "") : "";
}

/** What the entries of a ZIP hold (XLSX, ODS, DOCX), found by their own headers. */
function zipEntries(bytes: Buffer): Buffer[] {
  if (bytes.subarray(0, 2).toString() !== "PK") return [];
  const entries: Buffer[] = [];
  for (let at = bytes.indexOf("PK\u0001\u0002"); at !== -1; at = bytes.indexOf("PK\u0001\u0002", at + 4)) {
    const [method, packed, start] = [
      bytes.readUInt16LE(at + 10),
      bytes.readUInt32LE(at + 20),
      bytes.readUInt32LE(at + 42),
    ];
    const from = start + 30 + bytes.readUInt16LE(start + 26) + bytes.readUInt16LE(start + 28);
    const content = bytes.subarray(from, from + packed);
    entries.push(method === 8 ? inflateRawSync(content) : content);
  }
  return entries;
}

/** What a PDF's packed streams hold; its texts are drawn with fonts' own numbers, its metadata is plain. */
function pdfStreams(bytes: Buffer): Buffer[] {
  if (bytes.subarray(0, 5).toString() !== "%PDF-") return [];
  const streams: Buffer[] = [];
  for (let at = bytes.indexOf("stream\n"); at !== -1; at = bytes.indexOf("stream\n", at + 7)) {
    const end = bytes.indexOf("endstream", at);
    if (end === -1) break;
    try {
      streams.push(inflateSync(bytes.subarray(at + 7, end)));
    } catch {
      // Not packed, or by another way: the raw bytes are looked through too.
    }
  }
  return streams;
}
