import { crc32, createInflateRaw } from "node:zlib";
import { fault, Invalid } from "../../kernel/index.ts";
import type { FileSource } from "../file-source.ts";
import { WholeXml } from "./whole-xml.ts";
import { type ZipPart, zipParts } from "./zip-parts.ts";

interface Limits {
  /** So much may a workbook be when unpacked: some million rows. A file of no size can claim anything. */
  readonly unpacked: number;
  /** So much may each part be that is held in memory while rows are read. */
  readonly held: number;
}
const usual: Limits = { unpacked: 1024 * 1_048_576, held: 128 * 1_048_576 };
const held = /(?:^|\/)(?:sharedStrings|styles|workbook|content)\.xml$/i;
/** Where rows come from, by the name that nearly all give it, or by what it says it is. */
const usualName = /^(?:xl\/(?:worksheets\/[^/]+|sharedStrings|styles|workbook)|content)\.xml$/i;
const root = /<(?:\w+:)?(?:worksheet|sst|styleSheet|workbook)[\s>]/;
/** What a Mac packs along with each part under a like name: no XML. */
const packedAlong = /^__MACOSX\/|(?:^|\/)\._/;
const chunkSize = 256 * 1024;

/**
 * Reads through a workbook before a row of it is used. Excel calls a file damaged where a part's checksum is wrong or its XML
 * breaks off; the library reads what is left, and half a ledger would look like all of it.
 * @throws Invalid `workbook-unreadable`, `workbook-damaged`, `workbook-too-big`
 */
export async function checkWhole(source: FileSource, limits: Limits = usual): Promise<void> {
  const parts = zipParts(Buffer.concat(await Array.fromAsync(source.open())));
  if (!parts) throw new Invalid([fault("workbook-unreadable")]);
  let length = 0;
  for (const part of parts) {
    const most = held.test(part.name) ? Math.min(limits.held, limits.unpacked - length) : limits.unpacked - length;
    length += await checkPart(part, most);
  }
}

/** @returns how long the part is */
async function checkPart(part: ZipPart, most: number): Promise<number> {
  let xml = usualName.test(part.name) && isXml(part) ? new WholeXml() : null;
  const damaged = new Invalid([fault("workbook-damaged", { part: part.name })]);
  let [length, sum] = [0, 0];
  try {
    for await (const chunk of unpacked(part)) {
      if (length === 0 && isXml(part) && root.test(chunk.toString("latin1", 0, 4_096))) xml ??= new WholeXml();
      length += chunk.length;
      if (length > most) throw new Invalid([fault("workbook-too-big", { part: part.name })]);
      sum = crc32(chunk, sum);
      if (xml?.take(chunk) === false) throw damaged;
    }
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code?.startsWith("Z_") ? damaged : error;
  }
  if (length !== part.size || sum !== part.sum || xml?.isWhole === false) throw damaged;
  return length;
}

function isXml({ name }: ZipPart): boolean {
  return /\.xml$/i.test(name) && !packedAlong.test(name);
}

async function* unpacked({ packed, deflated }: ZipPart): AsyncGenerator<Buffer> {
  if (!deflated) {
    for (let at = 0; at < packed.length; at += chunkSize) yield packed.subarray(at, at + chunkSize);
    return;
  }
  const inflate = createInflateRaw({ chunkSize });
  inflate.end(packed);
  yield* inflate;
}
