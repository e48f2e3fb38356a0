import type { Readable } from "node:stream";
import { Busboy, type BusboyFileStream, type BusboyInstance } from "@fastify/busboy";
import { type FileStore, writable } from "../../platform/index.ts";
import { HttpRefusal, type SentFile, type UploadLimits } from "./route.ts";

/** What a multipart body held. Its files lie in temporary files until a use case keeps them. */
export interface SentParts {
  readonly form: URLSearchParams;
  readonly files: readonly SentFile[];
}

/** Beside the files, room for a form's fields. */
const fieldBytes = 65_536;
const fieldCount = 50;
const nameLength = 200;
/** The parser is done as soon as the body is; one that still waits for more than there is waits for ever. */
const patience = 15_000;

/**
 * Reads a multipart body: fields into a form, files into temporary files. A file that is too large is told of (`file: null`)
 * while the others are taken; everything else that is wrong refuses the whole body and leaves nothing behind.
 * @throws HttpRefusal 400 what is not multipart in UTF-8; 413 more than the route takes; 503 no place to put files
 */
export async function readParts(
  body: Readable,
  headers: { readonly "content-type"?: string | undefined; readonly "content-length"?: string | undefined },
  limits: UploadLimits,
  store: FileStore | null,
): Promise<SentParts> {
  if (!store) throw new HttpRefusal(503, "documents-away");
  const most = limits.count * limits.bytes + fieldCount * fieldBytes + (limits.readPast ?? 0);
  const megabytes = Math.floor(limits.bytes / 1_048_576);
  if (Number(headers["content-length"] ?? 0) > most) throw new HttpRefusal(413, "upload-too-much", { megabytes });
  const form = new URLSearchParams();
  const streams: BusboyFileStream[] = [];
  const taking: Promise<SentFile>[] = [];
  let timer: NodeJS.Timeout | undefined;
  try {
    await new Promise<void>((resolve, reject) => {
      const parser = opened(headers["content-type"] ?? "", limits);
      const tooMuch = () => reject(new HttpRefusal(413, "upload-too-much", { megabytes }));
      const unreadable = () => reject(new HttpRefusal(400, "upload-unreadable"));
      let size = 0;
      body.on("data", (piece: Buffer) => {
        size += piece.length;
        if (size > most) tooMuch();
      });
      body.on("error", unreadable);
      body.on("close", () => body.readableEnded || unreadable());
      body.on("end", () => {
        timer = setTimeout(unreadable, patience);
      });
      parser.on("error", unreadable);
      for (const limit of ["filesLimit", "fieldsLimit", "partsLimit"] as const) parser.on(limit, tooMuch);
      parser.on("field", (name, value, nameCut, cut) => {
        const read = utf8Of(value);
        if (cut || nameCut) return tooMuch();
        if (!isName(name) || read === null) return unreadable();
        form.append(name, writable(read));
      });
      parser.on("file", (name, stream, fileName = "") => {
        stream.on("error", () => undefined);
        streams.push(stream);
        if (!isName(name)) unreadable();
        const file = taken(store, stream, limits.bytes).then((one) => ({ field: name, fileName, file: one }));
        file.catch(reject);
        taking.push(file);
      });
      parser.on("finish", resolve);
      body.pipe(parser);
    });
    const files = await Promise.all(taking);
    // A browser sends a file field in which nothing was chosen as a file without name and bytes.
    const isNone = ({ fileName, file }: SentFile) => fileName === "" && file?.size === 0;
    await dropAll(files.filter(isNone));
    return { form, files: files.filter((one) => !isNone(one)) };
  } catch (error) {
    body.unpipe();
    // What still comes is read past, so that the answer is heard.
    body.resume();
    for (const stream of streams) stream.destroy(new Error("refused"));
    const settled = await Promise.allSettled(taking);
    await dropAll(settled.flatMap((one) => (one.status === "fulfilled" ? [one.value] : [])));
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

/** A form as it was sent by nobody we know: what can stand in a page again, and the names of files that cannot. */
export interface SentForm {
  readonly form: URLSearchParams;
  readonly files: readonly { readonly field: string; readonly fileName: string }[];
}

/** So much of a stranger's form is read, for so many milliseconds: what has come by then is given back. */
const strangers = { bytes: 8_388_608, milliseconds: 15_000, afterEnd: 500 };

/**
 * Reads what can be given back of a form whose sender's sign-in is over. Not a byte of a file is kept: anybody can reach the
 * address, and what nobody owns nobody may fetch, scan or erase. What cannot be read is left out.
 */
export function readFields(
  body: Readable,
  headers: { readonly "content-type"?: string | undefined },
  limits: UploadLimits,
): Promise<SentForm> {
  const form = new URLSearchParams();
  const files: SentForm["files"][number][] = [];
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      body.unpipe();
      // What still comes is read past, so that the answer is heard.
      body.resume();
      resolve({ form, files });
    };
    const timer = setTimeout(done, strangers.milliseconds);
    let parser: BusboyInstance;
    try {
      parser = opened(headers["content-type"] ?? "", limits);
    } catch {
      done();
      return;
    }
    let size = 0;
    body.on("data", (piece: Buffer) => {
      size += piece.length;
      if (size > strangers.bytes) done();
    });
    for (const over of ["error", "close"] as const) body.on(over, done);
    // A parser that is given half a form waits for the rest for ever.
    body.on("end", () => setTimeout(done, strangers.afterEnd));
    parser.on("field", (name, value, nameCut, cut) => {
      const read = utf8Of(value);
      if (!cut && !nameCut && isName(name) && read !== null) form.append(name, writable(read));
    });
    parser.on("file", (field, stream, fileName = "") => {
      stream.on("error", () => undefined);
      stream.resume();
      if (isName(field)) files.push({ field, fileName });
    });
    for (const over of ["error", "finish"] as const) parser.on(over, done);
    body.pipe(parser);
  });
}

/** Takes the temporary files away that no use case has kept. */
export async function dropAll(files: readonly SentFile[]): Promise<void> {
  for (const { file } of files) await file?.drop();
}

/** A file's bytes; `null` when there were more than may be. */
async function taken(store: FileStore, stream: BusboyFileStream, bytes: number): Promise<SentFile["file"]> {
  const file = await store.take(stream, bytes);
  if (!stream.truncated) return file;
  await file?.drop();
  return null;
}

/** @throws HttpRefusal 400 where the content type names no boundary */
function opened(contentType: string, { count, bytes }: UploadLimits): BusboyInstance {
  try {
    return new Busboy({
      headers: { "content-type": contentType },
      // Bytes as they came: what is no UTF-8 is refused rather than mended.
      defCharset: "latin1",
      preservePath: true,
      limits: {
        files: count,
        fileSize: bytes,
        fields: fieldCount,
        fieldSize: fieldBytes,
        parts: count + fieldCount,
        headerPairs: 20,
        headerSize: 8_192,
      },
    });
  } catch {
    throw new HttpRefusal(400, "upload-unreadable");
  }
}

function isName(name: string | undefined): boolean {
  return name !== undefined && name !== "" && name.length <= nameLength && !/[\p{Cc}\ufffd]/u.test(name);
}

/** A field's value, which came as bytes; a part that named a charset of its own was read by that already. */
function utf8Of(value: string): string | null {
  const isBytes = [...value].every((one) => one.charCodeAt(0) < 256);
  if (!isBytes) return value.includes("\ufffd") ? null : value;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.from(value, "latin1"));
  } catch {
    return null;
  }
}
